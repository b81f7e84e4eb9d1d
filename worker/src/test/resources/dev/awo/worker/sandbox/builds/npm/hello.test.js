const test = require("node:test");
const assert = require("node:assert");
const http = require("node:http");

test("a server on loopback answers", (_, done) => {
  const server = http.createServer((_, response) => response.end("hello"));
  server.listen(0, "localhost", async () => {
    const answer = await fetch(`http://localhost:${server.address().port}`);
    assert.equal(await answer.text(), "hello");
    server.close(done);
  });
});
