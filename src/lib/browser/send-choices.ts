import { changePage } from './change-page.ts';

const FORM = 'form.phrase';

/** Whether a reader changed this control since the page came. */
function isChanged(control: Element): boolean {
	if (control instanceof HTMLSelectElement) {
		const sent = [...control.options].findIndex((option) => option.defaultSelected);
		return control.selectedIndex !== Math.max(0, sent);
	}
	return (
		control instanceof HTMLInputElement &&
		control.type === 'checkbox' &&
		control.checked !== control.defaultChecked
	);
}

/** The address of what is chosen: no empty value, the values of one name joined. */
function addressOf(form: HTMLFormElement): string {
	const given: Record<string, string[]> = {};
	for (const [name, value] of new FormData(form)) {
		if (typeof value === 'string' && value !== '') given[name] = [...(given[name] ?? []), value];
	}
	const params = new URLSearchParams(Object.entries(given).map(([name, values]) => [name, values.join(',')]));
	const query = params.toString().replaceAll('%2C', ',');
	return `${location.pathname}${query === '' ? '' : `?${query}`}`;
}

function send(event: Event): void {
	const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>(FORM) : null;
	if (!form) return;
	event.preventDefault();
	void changePage(addressOf(form));
}

/** The boxes of the filters, opened by their word. */
const openBoxes = () => document.querySelectorAll<HTMLDetailsElement>(`${FORM} details[open]`);

function closeFromOutside({ target }: Event): void {
	for (const box of openBoxes()) if (target instanceof Node && !box.contains(target)) box.open = false;
}

function closeByKey({ key }: KeyboardEvent): void {
	if (key !== 'Escape') return;
	for (const box of openBoxes()) {
		if (box.contains(document.activeElement)) box.querySelector('summary')?.focus();
		box.open = false;
	}
}

/**
 * Filters are sent as they are chosen. So is what a reader chose before the script came: a slow network must not leave a
 * choice that changes nothing.
 */
export function sendChoices(): void {
	addEventListener('change', send);
	addEventListener('submit', send);
	addEventListener('pointerdown', closeFromOutside);
	addEventListener('focusin', closeFromOutside);
	addEventListener('keydown', closeByKey);
	for (const form of document.querySelectorAll<HTMLFormElement>(FORM))
		if ([...form.elements].some(isChanged)) return form.requestSubmit();
}
