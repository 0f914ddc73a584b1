"""The council report (議會施政報告): the city's quarterly report, as extracted text."""

from heng.ingest.council.reader import read_council_report

__all__ = ["read_council_report"]
