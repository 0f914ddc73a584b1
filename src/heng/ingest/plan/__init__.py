"""Annual plans (年度施政計畫): statements, and the tree of plans with their items."""

from heng.ingest.plan.reader import read_annual_plan

__all__ = ["read_annual_plan"]
