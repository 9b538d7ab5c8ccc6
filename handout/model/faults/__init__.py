"""Every fault that is not a lint rule: what it says, and its manual page.

A fault is one function: its name is the code, its docstring the page that
``handout explain`` prints, its return the sentence and the remedy.
"""
