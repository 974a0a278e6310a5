import { invisibleIn } from './fold.ts';

/** Longest address kept. */
export const MAX_WEB_ADDRESS = 1000;

/**
 * The address when a reader can be led to it: whole, `http` or `https`, without a name or password inside; `null` for
 * anything else, which is text and never a link. What browsers would make of it is what is judged; one with marks that nobody
 * sees would lead elsewhere than it reads.
 */
export function webAddress(text: string | null | undefined): string | null {
	const address = text?.trim() ?? '';
	if (!/^https?:\/\//i.test(address) || invisibleIn(address).size > 0 || !URL.canParse(address)) return null;
	const { protocol, username, password } = new URL(address);
	const led = /^https?:$/.test(protocol) && username === '' && password === '';
	return led && address.length <= MAX_WEB_ADDRESS ? address : null;
}

/** What a column of addresses should hold, in words. */
export const WEB_ADDRESS_EXPECTED = 'une adresse web entière, par exemple https://www.senat.fr/';

/** Whether a text that may be a title or an address is either: one word that names a scheme must be a web address. */
export const isTitleOrWebAddress = (text: string): boolean =>
	!/^[a-z][a-z0-9+.-]*:\S*$/i.test(text.trim()) || webAddress(text) !== null;
