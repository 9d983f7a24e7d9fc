export const originHelp = `sv-lab origin --root DIR | --upstream URL [options]

Serves content to any number of viewers, each over a network of its own and with faults of its own:
/v/VIEWER/PATH is PATH for that viewer, and /v/VIEWER/cdn/NAME/PATH the same through a CDN.

What is served
  --root DIR                  A folder of titles.
  --upstream URL              Another server, http or https: its files, uploads to it, its WebSockets. Links to
                              itself in its manifests are kept behind this origin. With --root, for what the
                              folder hasn't got.
  --cdn NAME[:REGION]…        The CDNs that there are; without any, every name is one.
  --port N                    (any that is free)
  --host ADDRESS              (127.0.0.1; who can reach it can change every viewer's network)

What every viewer starts with
  --trace FILE[#ID]           A recorded network: the lab's JSON, Mahimahi, CSV. It begins with the viewer's first
                              request for media and goes round. Without #ID the first of the file.
  --kbps N                    Instead, a steady rate; 0 is an outage.
  --latency MS                Of each request, also in place of the trace's.
  --faults FILE               JSON: [{"id", "match", "timing", "effect"}]; examples/faults.json of this package.
                              match: kinds (manifest, init, video, audio, captions, picture, beacon, token, socket),
                              path (a glob), cdn, region. timing: fromSec, toSec, skip, times, probability. effect:
                              {"kind"} of delay (ms, jitterMs), slow-body (kbps), cut-body (share), status (status,
                              retryAfterSec), hang, reset, wrong-bytes (bytes), stale-manifest, broken-manifest
                              (how), no-cors, redirect-loop, drop-socket (afterSec, code).
  --seed N                    Of every draw of the faults (1).

  --journal FILE              Appends each request as a line of JSON when it ends.
  --help                      This.

While it runs, GET /_chaos/viewers tells of all viewers, PUT /_chaos/viewers/NAME sets one's network
({"kbps": 1500, "latencyMs": 60}) or all its conditions ({"link", "faults", "seed"}), DELETE forgets it, and
GET /_chaos/viewers/NAME/requests tells what it asked for.`;
