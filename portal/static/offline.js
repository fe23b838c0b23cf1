// Answers with the pages as they were last, where the server can't be reached. Only those who keep a permit on their device have it.
const PAGES = 'pages';
const isKept = (path) => path === '/before.js' || path === '/icon.svg';
const isPage = (path) => path === '/' || path === '/my' || path.startsWith('/case/');
const kept = (what) => caches.open(PAGES).then((pages) => pages.match(what));
const orError = (response) => response ?? Response.error();

addEventListener('install', () => skipWaiting());

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== 'GET') return;
  // Their names hold their hash.
  if (pathname.startsWith('/assets/')) {
    event.respondWith(kept(request).then((found) => found ?? fetch(request)));
  } else if (request.mode === 'navigate' ? isPage(pathname) : isKept(pathname)) {
    const instead = () => kept(request.mode === 'navigate' ? '/' : request).then(orError);
    event.respondWith(fetch(request).catch(instead));
  }
});
