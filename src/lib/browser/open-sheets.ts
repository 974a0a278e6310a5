import { tr } from '#lib/domain/language.ts';
import { reveal } from './reveal.ts';

/** Addresses of sheets: a figure, then a year first. In a published copy, what is chosen is a part of the path. */
const SHEET = /\/figures\/[a-z-]+\/(?:199|20\d|210)\d(?:[.~][^/?#]*)?(?:[/?#]|$)/;
/** Room between a sheet and what it tells, in pixels. */
const GAP = 14;
/** Narrower windows show sheets at their bottom. */
const PHONE = 640;

/** What is open: its link, and what is done once it is closed, beside giving the focus back. */
interface Open {
	readonly link: Element;
	readonly after: (() => void) | null;
}

let open: Open | null = null;
let asking: AbortController | null = null;

/** The address of the sheet that a link leads to; `null` for any other. */
const sheetAddress = (link: Element | null): string | null => {
	const href = link?.getAttribute('href') ?? '';
	return SHEET.test(href) ? href : null;
};

/** What stands after « # » for a point: its figure and its words. */
const hashOf = (address: string) => `#${/\/figures\/([^/?#]*\/[^/?#]*)/.exec(address)?.[1] ?? ''}`;

/** The sheet of an address, taken from its page; `null` when it cannot be had. */
const sheetAt = (address: string, signal: AbortSignal): Promise<Element | null> =>
	fetch(address, { signal, headers: { accept: 'text/html' } })
		.then(async (response) =>
			response.ok
				? new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-fiche]')
				: null
		)
		.catch(() => null);

/** The one place of the page where a sheet opens. */
function panel(): HTMLElement {
	const known = document.getElementById('fiche-ouverte');
	if (known) return known;
	const made = document.createElement('div');
	made.id = 'fiche-ouverte';
	made.className = 'ouverte';
	made.setAttribute('popover', 'auto');
	made.setAttribute('role', 'dialog');
	made.setAttribute('aria-labelledby', 'fiche-nom');
	made.tabIndex = -1;
	document.body.append(made);
	made.addEventListener('toggle', (event) => {
		if ((event as ToggleEvent).newState === 'closed') closed();
	});
	made.addEventListener('click', ({ target }) => {
		if (target instanceof Element && target.closest('.ouverte-fermer')) made.hidePopover();
	});
	return made;
}

/** Beside what it tells, never over it: at the side that has room, else under it. */
function place(sheet: HTMLElement, { link }: Open): void {
	if (innerWidth < PHONE) return;
	const told = (link.querySelector('.zone') ?? link).getBoundingClientRect();
	const { width, height } = sheet.getBoundingClientRect();
	const right = told.right + GAP + width <= document.documentElement.clientWidth - 8;
	const left = told.left - GAP - width >= 8;
	const beside = right || left;
	const x = right
		? told.right + GAP
		: left
			? told.left - GAP - width
			: Math.max(8, Math.min(told.left, innerWidth - width - 24));
	const y = beside ? Math.max(8, Math.min(told.top, innerHeight - height - 16)) : told.bottom + GAP;
	sheet.style.left = `${x + scrollX}px`;
	sheet.style.top = `${y + scrollY}px`;
}

/** Marks what a sheet tells. */
function mark(link: Element | null): void {
	for (const old of document.querySelectorAll('.zone.lue')) old.classList.remove('lue');
	link?.querySelector('.zone')?.classList.add('lue');
}

function closed(): void {
	const after = open?.after;
	open = null;
	mark(null);
	if (SHEET.test(`/figures/${location.hash.slice(1)}`))
		history.replaceState(history.state, '', location.pathname + location.search);
	after?.();
}

function show(sheet: Element, own: Open, address: string): void {
	const shown = panel();
	const close = document.createElement('button');
	close.type = 'button';
	close.className = 'ouverte-fermer';
	close.textContent = tr('Fermer', 'Close');
	const content = document.importNode(sheet, true);
	shown.replaceChildren(close, content);
	reveal(shown);
	if (!shown.matches(':popover-open')) shown.showPopover();
	open = own;
	mark(own.link);
	place(shown, own);
	shown.scrollTop = 0;
	shown.focus({ preventScroll: true });
	const { pathname, search } = location;
	history.replaceState(history.state, '', `${pathname}${search}${hashOf(address)}`);
}

/** Opens the sheet that a link leads to; where it cannot be had, the link is followed. */
export async function openSheet(link: Element, after: (() => void) | null = null): Promise<void> {
	const address = sheetAddress(link);
	if (address === null) return;
	asking?.abort();
	const own = new AbortController();
	asking = own;
	const sheet = await sheetAt(address, own.signal);
	if (own.signal.aborted) return;
	if (sheet === null) location.assign(address);
	else show(sheet, { link, after }, address);
}

/** The link of what stands after « # »: the one that is seen, as a figure is drawn at several widths. */
function namedLink(hash: string): Element | null {
	if (hash.length < 2) return null;
	const links = [...document.querySelectorAll('.points a, a.point')].filter(
		(link) => hashOf(link.getAttribute('href') ?? '') === hash
	);
	return links.find((link) => link.getClientRects().length > 0) ?? null;
}

/** Points of figures open their sheet beside them; the address names the one that is open. */
export function openSheets(): void {
	if (!('popover' in HTMLElement.prototype)) return;
	addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest('a') : null;
		const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
		if (link === null || !plain || sheetAddress(link) === null) return;
		event.preventDefault();
		void openSheet(link);
	});
	addEventListener('resize', () => {
		if (open) place(panel(), open);
	});
	const named = namedLink(location.hash);
	if (named) void openSheet(named);
}
