"""Pages of plans: list, upload, review, differences, splitting."""
