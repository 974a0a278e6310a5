import type { Effect } from '#lib/domain/importing/effect.ts';
import type { ImportOrder } from '#lib/domain/importing/import-order.ts';
import { language, tr } from '#lib/domain/language.ts';
import { formatCount, fr } from '#lib/domain/typography.ts';

/** Why the site did not do what was asked. Nothing is lost: the draft stays. */
export class Unsent extends Error {
	/** `reseau`: it did not answer; `session`: it does not know the person any more; `refus`: it says why. */
	readonly motif: 'reseau' | 'session' | 'refus';
	constructor(motif: Unsent['motif'], phrase: string) {
		super(phrase);
		this.motif = motif;
	}
}

const UNREACHED = () =>
	tr(
		fr`Le site n'a pas répondu. Rien n'est perdu : le brouillon est gardé. Vérifiez la connexion, puis réessayez.`,
		'The site did not answer. Nothing is lost: the draft is kept. Check the connection, then try again.'
	);
const SIGNED_OUT = () =>
	tr(
		fr`Votre session est finie. Le brouillon est gardé : connectez-vous de nouveau, il vous attendra.`,
		'Your session is over. The draft is kept: sign in again, it will be waiting.'
	);

async function ask(address: string, init: RequestInit): Promise<Response> {
	let answer: Response;
	try {
		answer = await fetch(`${tr('', '/en')}${address}`, { ...init, redirect: 'manual' });
	} catch {
		throw new Unsent('reseau', UNREACHED());
	}
	if (answer.type === 'opaqueredirect' || answer.status === 401) throw new Unsent('session', SIGNED_OUT());
	return answer;
}

/** What the site says when it refuses; without words of its own, its number. */
async function refusal(answer: Response): Promise<Unsent> {
	const told = (await answer.json().catch(() => null)) as { readonly message?: string } | null;
	return new Unsent(
		'refus',
		told?.message ??
			tr(
				fr`Le site a refusé (réponse ${answer.status}). Le brouillon est gardé ; réessayez dans un moment.`,
				`The site refused (answer ${answer.status}). The draft is kept; try again in a moment.`
			)
	);
}

const HEX = (bytes: ArrayBuffer) =>
	[...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sends the bytes of a file, untouched, under their SHA-256; tells it. */
export async function sendBytes(file: File): Promise<string> {
	const bytes = await file.arrayBuffer();
	const sha256 = HEX(await crypto.subtle.digest('SHA-256', bytes));
	const answer = await ask(`/importer/octets/${sha256}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/octet-stream' },
		body: bytes
	});
	if (answer.ok) return sha256;
	if (answer.status === 413)
		throw new Unsent(
			'refus',
			tr(
				fr`« ${file.name} » est trop lourd pour le site (${formatCount(Math.ceil(file.size / 1_000_000))} Mo). Partagez-le par année.`,
				`“${file.name}” is too heavy for the site (${formatCount(Math.ceil(file.size / 1_000_000))} MB). Split it by year.`
			)
		);
	throw await refusal(answer);
}

const asJson = (body: unknown): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': 'application/json', 'accept-language': language() },
	body: JSON.stringify(body)
});

/** The effect that an order would have: nothing is changed. */
export async function askEffect(order: ImportOrder): Promise<Effect> {
	const answer = await ask('/importer/effet', asJson(order));
	if (!answer.ok) throw await refusal(answer);
	const { effet } = (await answer.json()) as { readonly effet: Effect };
	return effet;
}

/** What came of a confirmation: the address of its receipt, or the effect as it has become meanwhile. */
export type Confirmed =
	{ readonly kind: 'fait'; readonly recu: string } | { readonly kind: 'autre'; readonly effet: Effect };

/** Confirms the effect that was shown. When the base moved meanwhile nothing is done, and the new effect is told. */
export async function confirmOrder(ordre: ImportOrder, empreinte: string): Promise<Confirmed> {
	const answer = await ask('/importer/confirmer', asJson({ ordre, empreinte }));
	if (answer.ok) {
		const { recu } = (await answer.json()) as { readonly recu: string };
		return { kind: 'fait', recu };
	}
	if (answer.status === 409) {
		const { effet } = (await answer.clone().json()) as { readonly effet?: Effect };
		if (effet) return { kind: 'autre', effet };
	}
	throw await refusal(answer);
}
