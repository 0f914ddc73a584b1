"""Ibis and Arrow, where the extra `data` is installed; elsewhere a refusal that says what to install."""

from __future__ import annotations


class MissingExtraError(ImportError):
    """Computing over data tables needs packages that the default installation leaves out."""

    def __init__(self, extra: str) -> None:
        """Name the extra."""
        super().__init__(
            f"計算資料表需要另外安裝：pip install 'heng[{extra}]'／"
            f"computing over data tables needs the extra {extra}: pip install 'heng[{extra}]'"
        )
        self.extra = extra


try:
    import ibis
    import pyarrow as pa
except ImportError as error:
    raise MissingExtraError("data") from error

__all__ = ["MissingExtraError", "ibis", "pa"]
