"""The entry point: choose the verb, and turn refusals into status 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from heng.cli.parser import parse, spoken
from heng.cli.session import CannotRunError, Session
from heng.cli.streams import hush, speak_utf8
from heng.workflow.refusal import RefusedError

DONE, FOUND, REFUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `heng` and return its exit status: 0 done, 1 done with findings, 2 nothing could be done."""
    speak_utf8(sys.stdout, sys.stderr)
    given = sys.argv[1:] if arguments is None else arguments
    session = Session(lang=spoken(given, os.environ))
    try:
        options = parse(given, session.lang)
        session.quiet = options.quiet
        status = int(options.run(options, session))
        session.finish()
    except (CannotRunError, RefusedError) as error:
        session.refuse(error)
        return REFUSED
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`heng check | head`); a second write at exit must not complain again.
        hush(sys.stdout)
        return DONE
    return status
