import { become } from './become.ts';
import { bringToLife } from './bring-to-life.ts';
import { tellAgain } from './read-figures.ts';

/** What the head of a page says of it, its style sheets apart: those of one route are the same. */
const SAID_IN_HEAD = 'title, meta[name], meta[property], link[rel="canonical"], link[rel="alternate"]';

const here = () => location.pathname + location.search;
/** The address of what is shown: the one of the window may have moved to another part of the page. */
let shown = here();
let asking: AbortController | null = null;

/** The page at an address; `null` when it does not answer with a page that can take the place of this one. */
async function ask(address: string, signal: AbortSignal): Promise<Document | null> {
	const response = await fetch(address, { signal, headers: { accept: 'text/html' } });
	if (!response.ok || !response.headers.get('content-type')?.startsWith('text/html')) return null;
	return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Says to a screen reader which page is there now, as a browser does when it opens one. */
function announce(title: string): void {
	let said = document.getElementById('annonce');
	if (!said) {
		said = document.createElement('p');
		said.id = 'annonce';
		said.className = 'hors-ecran';
		said.setAttribute('aria-live', 'assertive');
		document.body.append(said);
	}
	said.textContent = title;
}

function put(page: Document): void {
	for (const old of document.head.querySelectorAll(SAID_IN_HEAD)) old.remove();
	document.head.append(...page.head.querySelectorAll(SAID_IN_HEAD));
	bringToLife(page);
	const focused = document.activeElement;
	const [now, next] = [document.body.firstElementChild, page.body.firstElementChild];
	if (now && next) become(now, next);
	// What had the focus is gone with what was chosen: the reader goes on in the page, not at its top.
	if (focused && !focused.isConnected)
		document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
	tellAgain();
	announce(document.title);
}

/**
 * Shows what stands at an address of this page in place: what has the focus, what is open and where the reader is stay.
 * The last address asked wins. What cannot be shown so is opened, and says why itself.
 */
export async function changePage(address: string, moved = false): Promise<void> {
	asking?.abort();
	const own = new AbortController();
	asking = own;
	const page = await ask(address, own.signal).catch(() => null);
	if (own.signal.aborted) return;
	if (page === null) return moved ? location.reload() : location.assign(address);
	if (!moved) history.pushState(null, '', address);
	shown = here();
	put(page);
}

/** Links that change a part of the page change it in place, and the buttons of the browser go through what was shown. */
export function changePages(): void {
	addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest('a[data-en-place]') : null;
		const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
		if (!(link instanceof HTMLAnchorElement) || !plain) return;
		event.preventDefault();
		void changePage(link.href);
	});
	addEventListener('popstate', () => {
		if (here() !== shown) void changePage(here(), true);
	});
}
