import type { Effect } from '#lib/domain/importing/effect.ts';
import type { Session } from '#lib/importer/draft/session.svelte.ts';
import { askEffect, confirmOrder, sendBytes, Unsent } from './ask-site.ts';
import { orderOf } from './order-of.ts';

/** What leaves the browser: the bytes once the effect is asked, then the order; what the site answers. */
export class Sending {
	readonly #session: Session;
	/** SHA-256 of the bytes that the site has, by the id of the file. */
	readonly #sent = new Map<string, string>();
	/** What the effect shown is of. */
	#of = $state('');

	effet = $state.raw<Effect | null>(null);
	/** The effect as it was before the base moved. */
	avant = $state.raw<Effect | null>(null);
	travail = $state<'envoi' | 'effet' | 'confirmation' | null>(null);
	panne = $state.raw<Unsent | null>(null);
	/** What the import takes away is meant. */
	pertesVoulues = $state(false);

	constructor(session: Session) {
		this.#session = session;
	}

	#order(vue: number | null) {
		const { decided, known, motif } = this.#session;
		return orderOf(decided, known.regards, this.#sent, { motif, vue, confirme: this.pertesVoulues });
	}
	#key = () => JSON.stringify({ ...this.#order(null), motif: '' });

	/** Whether the effect shown is that of what is decided now. */
	frais = $derived.by(() => this.effet !== null && this.#of === this.#key());

	/** Asks the effect, unless it is there already. */
	async ask(): Promise<void> {
		if (this.travail !== null || this.frais) return;
		this.panne = null;
		try {
			this.travail = 'envoi';
			for (const { id } of this.#session.decided.fichiers) {
				const file = this.#session.octetsOf(id);
				if (file && !this.#sent.has(id)) this.#sent.set(id, await sendBytes(file));
			}
			this.travail = 'effet';
			const order = this.#order(null);
			const key = this.#key();
			const effet = await askEffect(order);
			this.effet = effet;
			this.avant = null;
			this.#of = key;
		} catch (error) {
			this.#fail(error);
		} finally {
			this.travail = null;
		}
	}

	/** Confirms what is shown; the address of the receipt, or `null` when something is to be seen first. */
	async confirm(): Promise<string | null> {
		const { effet } = this;
		if (effet === null || this.travail !== null) return null;
		this.panne = null;
		this.travail = 'confirmation';
		try {
			const done = await confirmOrder(this.#order(effet.version), effet.empreinte);
			if (done.kind === 'fait') return done.recu;
			this.avant = effet;
			this.effet = done.effet;
			return null;
		} catch (error) {
			this.#fail(error);
			return null;
		} finally {
			this.travail = null;
		}
	}

	#fail(error: unknown): void {
		if (!(error instanceof Unsent)) throw error;
		this.panne = error;
		// Bytes may have waited too long on the site: they are sent again.
		this.#sent.clear();
	}
}
