import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Decided, Place } from './draft.ts';
import type { History } from './history.ts';

/** A draft as the browser keeps it: bytes apart, so that a choice does not write them again. */
export interface KeptDraft {
	readonly id: string;
	/** When it was last changed, ISO. */
	readonly date: string;
	readonly histoire: History<Decided>;
	readonly place: Place;
	readonly motif: string;
}

interface Kept extends DBSchema {
	brouillons: { key: string; value: KeptDraft };
	/** The bytes of each file, by its id. */
	octets: { key: string; value: File };
}

/** The drafts of this browser. They leave it only as a person sends them. */
export class KeptDrafts {
	readonly #base: IDBPDatabase<Kept>;

	private constructor(base: IDBPDatabase<Kept>) {
		this.#base = base;
	}

	static async open(): Promise<KeptDrafts> {
		return new KeptDrafts(
			await openDB<Kept>('lignes-claires-import', 1, {
				upgrade(base) {
					base.createObjectStore('brouillons', { keyPath: 'id' });
					base.createObjectStore('octets');
				}
			})
		);
	}

	/** The drafts, the newest first. */
	async list(): Promise<readonly KeptDraft[]> {
		const all = await this.#base.getAll('brouillons');
		return all.sort((a, b) => b.date.localeCompare(a.date));
	}

	async keep(draft: KeptDraft): Promise<void> {
		await this.#base.put('brouillons', draft);
	}

	async keepBytes(id: string, file: File): Promise<void> {
		await this.#base.put('octets', file, id);
	}

	/** The bytes of a file; `undefined` when the browser cleared them. */
	async bytes(id: string): Promise<File | undefined> {
		return this.#base.get('octets', id);
	}

	/** Forgets a draft and the bytes of its files. */
	async forget({ id, histoire: { present } }: KeptDraft): Promise<void> {
		const change = this.#base.transaction(['brouillons', 'octets'], 'readwrite');
		await Promise.all([
			change.objectStore('brouillons').delete(id),
			...present.fichiers.map((file) => change.objectStore('octets').delete(file.id)),
			change.done
		]);
	}
}

/** Why a draft is not kept, and what to do. */
export const whyNotKept = (error: unknown): string =>
	error instanceof DOMException && error.name === 'QuotaExceededError'
		? tr(
				fr`Ce navigateur n'a plus de place : le brouillon n'est pas gardé. Supprimez un brouillon, ou finissez sans fermer la page.`,
				'This browser is full: the draft is not kept. Delete a draft, or finish without closing the page.'
			)
		: tr(
				fr`Ce navigateur ne garde pas le brouillon : finissez sans fermer la page.`,
				'This browser does not keep the draft: finish without closing the page.'
			);
