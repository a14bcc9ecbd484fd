"""Turns Word files into Markdown with markitdown; run as a script by the environment that has it.

Reads {"id", "docx"} lines (base64), prints one JSON object: processor seconds taken and {"id", "markdown"} rows.
"""

import base64
import importlib
import io
import json
import sys
import time
import warnings


def main() -> None:
    """Convert the files on standard input, the first one once more beforehand so that loading is not timed."""
    warnings.simplefilter("ignore")
    files = [json.loads(line) for line in sys.stdin if line.strip()]
    convert = importlib.import_module("markitdown").MarkItDown(enable_plugins=False).convert_stream
    data = [(f["id"], base64.b64decode(f["docx"])) for f in files]
    convert(io.BytesIO(data[0][1]), file_extension=".docx")
    started = time.process_time()
    rows = [{"id": i, "markdown": convert(io.BytesIO(d), file_extension=".docx").markdown} for i, d in data]
    json.dump({"seconds": time.process_time() - started, "rows": rows}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
