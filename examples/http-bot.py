"""A Baton bot behind HTTP: checks the signature, answers with JSON. Standard library only.

    BATON_BOT_SECRET='a secret of some length' python3 examples/http-bot.py 9000
"""

import hashlib
import hmac
import json
import os
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ.get("BATON_BOT_SECRET", "").encode()
TOLERANCE_S = 300
BODY_MAX_BYTES = 256 * 1024


def is_signed(headers, body: bytes) -> bool:
    timestamp = headers.get("baton-timestamp", "")
    if not re.fullmatch("[0-9]{1,12}", timestamp):
        return False
    if abs(time.time() - int(timestamp)) > TOLERANCE_S:
        return False
    expected = hmac.new(SECRET, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    given = headers.get("baton-signature", "")
    return hmac.compare_digest(given.encode(), f"v1={expected}".encode())


def answer(routed: dict) -> dict:
    open_questions = routed["context"]["openQuestions"]
    if not open_questions:
        return {"texts": ["Thank you, that is all."], "report": {"result": "qualified"}}
    question = open_questions[0]
    return {"texts": [f"Tell me about {question['name']}, please."], "asks": [question]}


class Bot(BaseHTTPRequestHandler):
    def do_POST(self):
        length = self.headers.get("content-length", "")
        if not re.fullmatch("[0-9]{1,9}", length):
            return self.reply(411, {})  # a negative one would read without end
        if int(length) > BODY_MAX_BYTES:
            return self.reply(413, {})
        body = self.rfile.read(int(length))
        if not is_signed(self.headers, body):
            return self.reply(401, {})
        return self.reply(200, answer(json.loads(body)))

    def reply(self, status: int, value: dict):
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass  # a request line is no personal data, but nobody needs it


def main():
    if len(sys.argv) != 2 or not re.fullmatch("[0-9]{1,5}", sys.argv[1]):
        sys.exit(__doc__)
    if not SECRET:
        sys.exit("BATON_BOT_SECRET is missing")
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Bot)
    print(f"listening on {server.server_port}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass  # Ctrl-C is how it ends


if __name__ == "__main__":
    main()
