"""File formats: bytes → `Source`. One module a format; none knows what kind of document it reads."""

from heng.ingest.formats.reading import MAX_BYTES, read_source

__all__ = ["MAX_BYTES", "read_source"]
