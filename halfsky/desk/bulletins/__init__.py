"""Pages of bulletins: list, draft, issued paper, files."""
