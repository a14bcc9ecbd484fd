"""The monthly bulletin (通报): frozen figures, its words, its files, and how it is issued."""
