"""What each word means, in 中文: by the name of its list and its machine word. A test fails for a word without one."""

from __future__ import annotations

from collections.abc import Mapping

from heng.model.terms.chinese.documents import DOCUMENTS
from heng.model.terms.chinese.judging import JUDGING
from heng.model.terms.chinese.recording import RECORDING

MEANINGS: Mapping[str, Mapping[str, str]] = {**DOCUMENTS, **JUDGING, **RECORDING}
