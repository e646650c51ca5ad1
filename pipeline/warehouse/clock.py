"""The time of builds: naive, Asia/Ho_Chi_Minh, as all times of the warehouse."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """The present time in Asia/Ho_Chi_Minh, without a zone."""
    return datetime.now(ZONE).replace(tzinfo=None)
