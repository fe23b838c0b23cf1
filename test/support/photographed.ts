import { photograph } from './photograph.js';
import type { System } from './system.js';

/** Somebody was on the site on a day: the photograph that a task asks for is attached to it. Gives its refusal, if it was refused. */
export async function photographed(system: System, as: string, task: string, code = 'SITE_PHOTO') {
  const query = 'mutation($i: ID!, $c: ID!, $f: Upload!) { attachToTask(id: $i, code: $c, file: $f) { files { id } } }';
  const body = new FormData();
  body.set('operations', JSON.stringify({ query, variables: { i: task, c: code, f: null } }));
  body.set('map', '{"0":["variables.f"]}');
  const content = photograph({ taken: '2026:01:05 10:00:00', latitude: 36.2972, longitude: 59.6067 });
  body.set('0', new Blob([content], { type: 'image/jpeg' }), 'site.jpg');
  const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers: await system.headers(as), body });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions;
}
