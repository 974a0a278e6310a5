import { tr } from '#lib/domain/language.ts';

const MINUTE = 60_000;

/** « 14 h 32 », “14:32”. */
const clock = (at: Date): string => {
	const minutes = String(at.getMinutes()).padStart(2, '0');
	return tr(`${at.getHours()}\u00A0h\u00A0${minutes}`, `${at.getHours()}:${minutes}`);
};

/** The styles of the page as text, for a window that has no address: faces are named by their whole address. */
function stylesInText(): string {
	return [...document.styleSheets]
		.flatMap((sheet) => {
			const whole = (from: string) => new URL(from, sheet.href ?? document.baseURI).href;
			return [...sheet.cssRules].map(({ cssText }) =>
				cssText.replace(/url\("([^"]*)"\)/g, (_, from: string) => `url("${whole(from)}")`)
			);
		})
		.join('\n');
}

const LAYOUT = `
.fenetre-notes *{box-sizing:border-box}
body.fenetre-notes{margin:0;padding:20px 40px;background:var(--papier);color:var(--encre);font:18px/1.45 var(--police)}
.fenetre-notes header{display:flex;gap:24px;align-items:baseline;border-bottom:1.5px solid var(--encre);padding-bottom:10px}
.fenetre-notes h1{flex:1;margin:0;font:600 22px/1.3 var(--police-titre)}
.fenetre-notes .deux{display:grid;grid-template-columns:1.3fr 1fr;gap:16px 40px;margin-top:14px}
.fenetre-notes h2{margin:0 0 6px;font-size:17px}
.fenetre-notes .vignette{position:relative;aspect-ratio:16/9;overflow:hidden;border:1px solid var(--encre);container-type:inline-size}
.fenetre-notes .vignette .ecran{--u:100cqw / 1920;position:absolute;inset:0}
.fenetre-notes .texte{font-size:22px}
.fenetre-notes .texte p{margin:0 0 12px}
.fenetre-notes .texte h3{margin:14px 0 6px;font-size:18px}
.fenetre-notes button{font:inherit;min-height:36px;padding:4px 12px;border:1.5px solid var(--encre);background:var(--papier);color:var(--encre);cursor:pointer}
`;

/**
 * The second window of whoever presents: what is on the wall, what comes next, and what to say. It is made of what the page
 * already holds, so it opens without a network; its keys move the slides too.
 */
export class NotesWindow {
	readonly #slides: readonly HTMLElement[];
	readonly #key: (event: KeyboardEvent) => void;
	readonly #since = Date.now();
	#window: Window | null = null;

	constructor(slides: readonly HTMLElement[], key: (event: KeyboardEvent) => void) {
		this.#slides = slides;
		this.#key = key;
	}

	/** Opens it, or brings it to the front; false where the browser refuses. */
	open(at: number): boolean {
		if (this.#window === null || this.#window.closed) {
			const made = open('', 'lignes-claires-notes', 'popup,width=1280,height=780');
			if (made === null) return false;
			this.#window = made;
			this.#furnish(made.document);
			made.addEventListener('keydown', this.#key);
			made.setInterval(() => this.#tell(made.document), MINUTE / 4);
		}
		this.#window.focus();
		this.show(at);
		return true;
	}

	#furnish(page: Document): void {
		page.documentElement.lang = document.documentElement.lang;
		const style = page.createElement('style');
		style.textContent = stylesInText() + LAYOUT;
		page.head.replaceChildren(style);
		// After what stood in the head, the title too, is replaced.
		page.title = `Notes · ${document.title}`;
		page.body.className = 'fenetre-notes';
		const header = page.createElement('header');
		const make = (tag: string, name: string, text = '') => {
			const made = page.createElement(tag);
			made.className = name;
			made.textContent = text;
			return made;
		};
		const printed = make('button', 'imprimer', tr('Imprimer les notes', 'Print the notes'));
		printed.addEventListener('click', () => print());
		header.append(
			make('h1', '', page.title),
			make('b', 'ou'),
			make('span', 'depuis'),
			make('span', 'heure'),
			printed
		);
		const two = make('div', 'deux');
		for (const [name, title] of [
			['maintenant', tr('À l’écran', 'On screen')],
			['ensuite', tr('Ensuite', 'Next')]
		] as const) {
			const part = page.createElement('section');
			part.append(make('h2', '', title), make('div', `vignette ${name}`));
			two.append(part);
		}
		two.append(make('div', 'texte dire'), make('div', 'texte demandes'));
		page.body.replaceChildren(header, two);
	}

	/** Tells where one is, since when, and the time; never on the wall. */
	#tell(page: Document, at?: number): void {
		const minutes = Math.floor((Date.now() - this.#since) / MINUTE);
		page.querySelector('.depuis')?.replaceChildren(tr(`depuis ${minutes}\u00A0min`, `${minutes} min`));
		page.querySelector('.heure')?.replaceChildren(clock(new Date()));
		if (at !== undefined)
			page
				.querySelector('.ou')
				?.replaceChildren(tr(`${at + 1} sur ${this.#slides.length}`, `${at + 1} of ${this.#slides.length}`));
	}

	/** Follows the slide in sight. */
	show(at: number): void {
		const page = this.#window?.closed === false ? this.#window.document : null;
		if (page === null) return;
		this.#tell(page, at);
		const copy = (index: number, where: string, what: string) => {
			const found = this.#slides[index]?.querySelector(what);
			page.querySelector(where)?.replaceChildren(...(found ? [page.importNode(found, true)] : []));
		};
		copy(at, '.maintenant', '.ecran');
		copy(at + 1, '.ensuite', '.ecran');
		const notes = [...(this.#slides[at]?.querySelector('.notes')?.children ?? [])];
		const asked = notes.findIndex((one) => one.tagName === 'H3');
		const split = asked === -1 ? notes.length : asked;
		const put = (where: string, some: readonly Element[]) =>
			page.querySelector(where)?.replaceChildren(...some.map((one) => page.importNode(one, true)));
		put('.dire', notes.slice(0, split));
		put('.demandes', notes.slice(split));
	}
}
