"""Reads a bureau's strategy map and balanced scorecard (機關策略地圖及平衡計分卡)."""

from heng.ingest.bureau.reader import read_bureau_scorecard

__all__ = ["read_bureau_scorecard"]
