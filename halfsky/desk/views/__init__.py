"""Views of the desk: each reads the request, calls an action or a query, and renders."""
