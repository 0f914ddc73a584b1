"""What a scorecard is: frozen, typed values without input or output.

One module a noun. Nothing in here knows a database, a file, a clock or a language; whatever depends on
today's date takes it as an argument, and words for people come from `heng.model.terms`.
"""
