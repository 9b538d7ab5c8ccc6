"""Steps in a list: what each asks for, where it leads back to, and how its loops print."""
