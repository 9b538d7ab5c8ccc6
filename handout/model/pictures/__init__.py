"""Pictures: what a file must be to print whole, and who allows its use."""
