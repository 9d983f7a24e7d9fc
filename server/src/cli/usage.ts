/** What `--help` prints. */
export const usage = `sv-server: the demo, sample media, a RUM collector, live views and watch parties in one process.

  --port N         default 8080; 0 is any free one; a taken one moves on to the next free one
  --strict-port    a taken port is an error instead
  --host H         default 127.0.0.1; anything beyond this machine needs --token and --party-secret
  --token SECRET   what /live, /dashboard and /api then ask for (Bearer, or ?token=)
  --party-secret SECRET
                   what the tokens of watch parties are signed with (HS256), 32 characters at least;
                   without one, guests on this machine get tokens for the asking
  --party-origins ORIGIN,…
                   whose pages may open a watch party, beside this server's own; * for all
  --party-limits NAME=N,…
                   what watch parties may take, as rooms=100,commandsPerSec=10
  --redis URL      a Redis 7 by which several servers hold the same watch parties
  --webhook-hosts  host[:port],…: where alerts' webhooks may point to inside this network
  --titles DIR     default .titles: sample titles, served at /media/
  --data DIR       default .data: the collector's database
  --demo DIR       the built demo site, served at /
  --lab URL        an sv-lab live or origin: where the demo's live titles and faults are
  --extra DIR      served at /bench/
  --json           print {"listening":"http://…"} when ready, and nothing else

Each can be given by environment as well: SV_PORT, SV_STRICT_PORT, …
`;
