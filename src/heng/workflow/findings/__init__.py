"""Work on findings: who looks after one, what was said of it, who lets it stand until when, and since when it is gone.

A finding is known again by its fingerprint. What people do about it is appended to the chain of the owner's year, one
entry an act; how it stands follows from its entries as of a day, and from whether the document still has it.
"""
