import { tr } from '#lib/domain/language.ts';
import { Overtaken, Unanswered, type ReadingThread } from '#lib/importer/reading/ask.ts';
import type { Checked, Decisions, Look } from '#lib/importer/reading/questions.ts';
import { decide, newFile, NOTHING_DECIDED, type Decided, type DraftFile, type Place } from './draft.ts';
import { freshOf, sameReading, type Found } from './found.ts';
import { act, redo, startHistory, undo, type History } from './history.ts';
import { whyNotKept, type KeptDraft, type KeptDrafts } from './kept-drafts.ts';
import { hashOf, nextPlace, placeOf, type Known } from './next-place.ts';

/** Milliseconds after the last choice before the file is read again. */
const PAUSE = 200;

/**
 * An import as it goes: what was decided, where the person is, what the thread found. Every change is kept in the browser at
 * once; nothing leaves it before the effect is asked.
 */
export class Session {
	readonly #thread: ReadingThread;
	readonly #drafts: KeptDrafts | null;

	id = $state<string>(crypto.randomUUID());
	histoire = $state.raw<History<Decided>>(startHistory(NOTHING_DECIDED));
	place = $state.raw<Place>({ etape: 'choisir', fichier: 0 });
	motif = $state('');
	/** What is being read, and how far it is. */
	lit = $state.raw<{ readonly fichier: string; readonly part: number } | null>(null);
	/** What went wrong, in words. */
	panne = $state<string | null>(null);
	/** The draft cannot be kept, in words. */
	perte = $state<string | null>(null);
	/** What was done last, for who hears the page. */
	annonce = $state('');
	gardes = $state.raw<readonly KeptDraft[]>([]);

	#regards = $state.raw<ReadonlyMap<string, Found<Look>>>(new Map());
	#controles = $state.raw<ReadonlyMap<string, Found<Checked>>>(new Map());
	readonly #octets = new Map<string, File>();
	#later: ReturnType<typeof setTimeout> | undefined;
	/** What is asked and not answered yet: the same is not asked twice. */
	readonly #asked = new Map<string, { readonly de: Decisions; readonly heard: Promise<boolean> }>();

	decided = $derived(this.histoire.present);
	/** The file that the step is about. */
	fichier = $derived(this.decided.fichiers[this.place.fichier] ?? this.decided.fichiers[0]);
	regard = $derived(this.fichier && this.#regards.get(this.fichier.id)?.trouve);
	/** The sheet as it is decided now, which the thread may not have read yet; empty for a format of the site. */
	fiche = $derived(
		this.fichier && this.fichier.decisions.lectures.length > 0
			? this.fichier.decisions.lectures
			: (this.regard?.lectures ?? [])
	);
	controle = $derived(this.fichier && this.#controles.get(this.fichier.id)?.trouve);
	/** What is known of the decisions as they are now. */
	known = $derived<Known>({
		regards: freshOf(this.#regards, this.decided.fichiers, sameReading),
		controles: freshOf(this.#controles, this.decided.fichiers, (one, other) => one === other)
	});

	constructor(thread: ReadingThread, drafts: KeptDrafts | null) {
		this.#thread = thread;
		this.#drafts = drafts;
	}

	regardOf = (id: string): Look | undefined => this.#regards.get(id)?.trouve;
	controleOf = (id: string): Checked | undefined => this.#controles.get(id)?.trouve;
	octetsOf = (id: string): File | undefined => this.#octets.get(id);

	/** Files come in: each is read in turn, and the first question, if any, is shown. */
	async add(files: readonly File[]): Promise<void> {
		const added = files.map((file) => ({ file, draft: newFile(crypto.randomUUID(), file) }));
		for (const { file, draft } of added) {
			this.#octets.set(draft.id, file);
			await this.#keeping(() => this.#drafts?.keepBytes(draft.id, file));
		}
		const names = added.map(({ draft }) => `« ${draft.nom} »`).join(', ');
		this.act(tr(`choix de ${names}`, `${names} chosen`), {
			...this.decided,
			fichiers: [...this.decided.fichiers, ...added.map(({ draft }) => draft)]
		});
		await this.ahead();
	}

	/** Does something that can be undone. */
	act(phrase: string, next: Decided): void {
		this.#change(act(this.histoire, phrase, next));
		this.annonce = phrase;
	}

	/** Decides something about the file that the step is about. */
	decide(phrase: string, decisions: Partial<Decisions>): void {
		if (this.fichier) this.act(phrase, decide(this.decided, this.fichier.id, decisions));
	}

	undo(): void {
		const last = this.histoire.faits.at(-1);
		if (!last) return;
		this.#change(undo(this.histoire));
		this.annonce = tr(`Annulé\u00A0: ${last.phrase}`, `Undone: ${last.phrase}`);
	}

	redo(): void {
		const next = this.histoire.defaits.at(-1);
		if (!next) return;
		this.#change(redo(this.histoire));
		this.annonce = tr(`Rétabli\u00A0: ${next.phrase}`, `Done again: ${next.phrase}`);
	}

	#change(histoire: History<Decided>): void {
		this.histoire = histoire;
		void this.save();
		clearTimeout(this.#later);
		this.#later = setTimeout(() => void this.refresh(), PAUSE);
	}

	/** Reads again what the step shows, of the decisions as they are now. */
	async refresh(): Promise<void> {
		const { fichier, place } = this;
		if (!fichier) return;
		if (!this.known.regards.has(fichier.id)) await this.#look(fichier);
		if (place.etape === 'controler' && !this.known.controles.has(fichier.id)) await this.#check(fichier);
	}

	/** Goes to the first place that asks something, reading and checking on the way. */
	async ahead(): Promise<void> {
		for (;;) {
			const next = nextPlace(this.decided.fichiers, this.known, this.decided.laisser);
			if (!('attend' in next)) {
				this.go(next);
				return;
			}
			const fichier = this.decided.fichiers[next.fichier];
			if (!fichier) return;
			const heard = next.attend === 'regard' ? await this.#look(fichier) : await this.#check(fichier);
			if (!heard) return;
		}
	}

	/** Shows a place; the address of the page tells it, so that the button of the browser goes back. */
	go(place: Place): void {
		if (hashOf(place) === hashOf(this.place) && location.hash === hashOf(place)) return;
		this.place = place;
		if (location.hash !== hashOf(place)) location.hash = hashOf(place);
		void this.save();
		void this.refresh();
	}

	/** What the address of the page asks; a place that cannot be yet leads to the choice of files. */
	follow(hash: string): void {
		const asked = placeOf(hash) ?? { etape: 'choisir' as const, fichier: 0 };
		this.go(this.decided.fichiers.length === 0 ? { etape: 'choisir', fichier: 0 } : asked);
	}

	/**
	 * Asks the thread about a file as it is decided now, and keeps what it found. Whether it answered: a newer question may have
	 * taken the place of this one.
	 */
	#ask<T>(
		kind: 'regarder' | 'controler' | 'rapport' | 'annote',
		id: string,
		ask: (fichier: File, decisions: Decisions, tell: (part: number) => void) => Promise<T>,
		found: (trouve: T, de: Decisions) => void
	): Promise<boolean> {
		const fichier = this.#octets.get(id);
		const decisions = this.decided.fichiers.find((one) => one.id === id)?.decisions;
		if (!fichier || !decisions) return Promise.resolve(false);
		const key = `${kind} ${id}`;
		const same = this.#asked.get(key);
		if (same?.de === decisions) return same.heard;
		const run = async (): Promise<boolean> => {
			this.lit = { fichier: id, part: 0 };
			try {
				found(await ask(fichier, decisions, (part) => (this.lit = { fichier: id, part })), decisions);
				this.panne = null;
				return true;
			} catch (error) {
				if (error instanceof Unanswered) this.panne = error.message;
				else if (!(error instanceof Overtaken)) throw error;
				return false;
			} finally {
				if (this.#asked.get(key)?.de === decisions) this.#asked.delete(key);
				if (this.#asked.size === 0) this.lit = null;
			}
		};
		const heard = run();
		this.#asked.set(key, { de: decisions, heard });
		return heard;
	}

	#look = ({ id }: DraftFile): Promise<boolean> =>
		this.#ask(
			'regarder',
			id,
			(fichier, decisions, tell) => this.#thread.ask({ kind: 'regarder', fichier, decisions }, tell),
			({ regard }, de) => (this.#regards = new Map(this.#regards).set(id, { de, trouve: regard }))
		);

	#check = ({ id }: DraftFile): Promise<boolean> =>
		this.#ask(
			'controler',
			id,
			(fichier, decisions, tell) => this.#thread.ask({ kind: 'controler', fichier, decisions }, tell),
			({ controle }, de) => (this.#controles = new Map(this.#controles).set(id, { de, trouve: controle }))
		);

	/** The report or the annotated file of the file shown, to be saved. */
	async made(kind: 'rapport' | 'annote'): Promise<File | null> {
		let made: File | null = null;
		if (this.fichier)
			await this.#ask(
				kind,
				this.fichier.id,
				(fichier, decisions, tell) => this.#thread.ask({ kind, fichier, decisions }, tell),
				({ nom, octets }) => (made = new File([octets], nom))
			);
		return made;
	}

	async #keeping(write: () => Promise<void> | undefined): Promise<void> {
		try {
			await write();
			this.perte = null;
		} catch (error) {
			this.perte = whyNotKept(error);
		}
	}

	async save(): Promise<void> {
		const { id, histoire, place, motif } = this;
		if (histoire.present.fichiers.length === 0) return;
		const date = new Date().toISOString();
		await this.#keeping(() => this.#drafts?.keep({ id, date, histoire, place, motif }));
	}

	async list(): Promise<void> {
		const all = (await this.#drafts?.list()) ?? [];
		this.gardes = all.filter(({ id }) => id !== this.id);
	}

	/** Takes up a draft where it was left; `false` when the browser cleared its files. */
	async takeUp(draft: KeptDraft): Promise<boolean> {
		for (const { id } of draft.histoire.present.fichiers) {
			const file = await this.#drafts?.bytes(id);
			if (!file) return false;
			this.#octets.set(id, file);
		}
		this.id = draft.id;
		this.histoire = draft.histoire;
		this.motif = draft.motif;
		for (const fichier of this.decided.fichiers) {
			if (!(await this.#look(fichier))) break;
			if (draft.place.etape !== 'lire') await this.#check(fichier);
		}
		this.go(draft.place);
		return true;
	}

	async forget(draft: KeptDraft): Promise<void> {
		await this.#keeping(() => this.#drafts?.forget(draft));
		await this.list();
	}

	/** The import is done: its draft is forgotten. */
	async forgetThis(): Promise<void> {
		const { id, histoire, place, motif } = this;
		await this.#keeping(() => this.#drafts?.forget({ id, date: '', histoire, place, motif }));
	}

	/** Leaves the import as it is, kept; or done, forgotten. Another can begin. */
	async leave(done: boolean): Promise<void> {
		await (done ? this.forgetThis() : this.save());
		this.id = crypto.randomUUID();
		this.histoire = startHistory(NOTHING_DECIDED);
		this.motif = '';
		this.#octets.clear();
		await this.list();
		this.go({ etape: 'choisir', fichier: 0 });
	}
}
