"""Documents on their way into the record: handed in, read apart from the request, looked at, accepted or dropped.

`queue` takes them in and hands them to `worker`, a process of its own; `draft` shows what was read beside what the
record holds; `fixes` keeps a person's corrections; `acceptance` writes the record. None of it is the record itself.
"""
