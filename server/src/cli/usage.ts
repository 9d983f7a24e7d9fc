/** What `--help` prints. */
export const usage = `sv-server: the demo, sample media, a RUM collector and live views in one process.

  --port N         default 8080; 0 is any free one; a taken one moves on to the next free one
  --strict-port    a taken port is an error instead
  --host H         default 127.0.0.1; anything beyond this machine needs --token
  --token SECRET   what /live and /api then ask for (Bearer, or ?token=)
  --titles DIR     default .titles: sample titles, served at /media/
  --data DIR       default .data: the collector's database
  --demo DIR       the built demo site, served at /
  --lab URL        an sv-lab live or origin: where the demo's live titles and faults are
  --extra DIR      served at /bench/
  --json           print {"listening":"http://…"} when ready, and nothing else

Each can be given by environment as well: SV_PORT, SV_STRICT_PORT, …
`;
