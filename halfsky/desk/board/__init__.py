"""Pages of the target board: the board, and any figure opened down to its entries."""
