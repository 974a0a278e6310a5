import { tr } from '#lib/domain/language.ts';
import { NotesWindow } from './notes-window.ts';

/** How far a finger goes before it is a swipe, in pixels, and how long the commands stay in sight, in milliseconds. */
const SWIPE = 48;
const IN_SIGHT = 2500;

/** The slides of a meeting: one in sight, moved by key, finger or command, whole without a network. */
export class Meeting {
	readonly #root: HTMLElement;
	readonly #slides: readonly HTMLElement[];
	readonly #notes: NotesWindow;
	readonly #commands: HTMLElement | null;
	#at = 0;
	#hidden: ReturnType<typeof setTimeout> | undefined;

	constructor(root: HTMLElement) {
		this.#root = root;
		this.#slides = [...root.querySelectorAll<HTMLElement>('.diapo')];
		this.#commands = root.querySelector('.commandes');
		this.#notes = new NotesWindow(this.#slides, (event) => this.#key(event));
		root.classList.add('anime');
		root.querySelector('[hidden].commandes')?.removeAttribute('hidden');
		for (const slide of this.#slides) slide.tabIndex = -1;
		this.#show(this.#asked());
		addEventListener('hashchange', () => {
			if (!this.#root.hidden) this.#show(this.#asked());
		});
		addEventListener('keydown', (event) => this.#key(event));
		addEventListener('pointermove', ({ pointerType }) => {
			if (pointerType === 'mouse') this.#showCommands();
		});
		root.addEventListener('click', (event) => this.#click(event));
		this.#swipe();
	}

	/** Comes back to the slide that was in sight. */
	resume(): void {
		this.#show(this.#at);
	}

	/** The slide that the address names, the first where it names none. */
	#asked(): number {
		const asked = Number(location.hash.replace(/^#/, ''));
		return Number.isInteger(asked) && asked >= 1 && asked <= this.#slides.length ? asked - 1 : 0;
	}

	#show(at: number): void {
		this.#at = Math.max(0, Math.min(this.#slides.length - 1, at));
		for (const [index, slide] of this.#slides.entries()) slide.classList.toggle('vue', index === this.#at);
		this.#closeSource();
		this.#root.classList.remove('noir');
		const slide = this.#slides[this.#at];
		slide?.focus({ preventScroll: !this.#root.classList.contains('ensemble') });
		if (location.hash !== `#${this.#at + 1}`) history.replaceState(history.state, '', `#${this.#at + 1}`);
		this.#notes.show(this.#at);
	}

	/** Opens the sources of the slide in sight and goes there, so that they are read aloud and scroll; closes them where open. */
	#openSource(): void {
		const slide = this.#slides[this.#at];
		const source = slide?.querySelector<HTMLElement>('.source');
		if (!source || this.#closeSource()) {
			slide?.focus({ preventScroll: true });
			return;
		}
		source.classList.add('ouverte');
		source.tabIndex = -1;
		source.focus({ preventScroll: true });
	}

	#closeSource(): boolean {
		const open = this.#root.querySelectorAll('.ouverte');
		for (const one of open) one.classList.remove('ouverte');
		return open.length > 0;
	}

	#act(act: string): void {
		const { classList } = this.#root;
		switch (act) {
			case 'suivante':
				return this.#show(this.#at + 1);
			case 'precedente':
				return this.#show(this.#at - 1);
			case 'premiere':
				return this.#show(0);
			case 'derniere':
				return this.#show(this.#slides.length - 1);
			case 'noir':
				classList.toggle('noir');
				return;
			case 'source':
				return this.#openSource();
			case 'ensemble': {
				const all = classList.toggle('ensemble');
				for (const slide of this.#slides) slide.tabIndex = all ? 0 : -1;
				this.#slides[this.#at]?.focus();
				if (!all) scrollTo(0, 0);
				return;
			}
			case 'plein-ecran':
				void (
					document.fullscreenElement
						? document.exitFullscreen()
						: document.documentElement.requestFullscreen()
				).catch(() => undefined);
				return;
			case 'notes':
				if (!this.#notes.open(this.#at))
					this.#say(
						tr(
							'Le navigateur a bloqué la fenêtre des notes\u00A0: autorisez-la pour ce site, puis recommencez.',
							'The browser blocked the window of notes: allow it for this site, then try again.'
						)
					);
				return;
			case 'fermer':
				if (this.#closeSource()) {
					this.#slides[this.#at]?.focus({ preventScroll: true });
					return;
				}
				classList.remove('noir');
				if (classList.contains('ensemble')) this.#act('ensemble');
		}
	}

	#say(text: string): void {
		const said = this.#root.querySelector('[role="status"]');
		said?.replaceChildren(text);
		this.#showCommands();
		setTimeout(() => said?.replaceChildren(), 8000);
	}

	#key(event: KeyboardEvent): void {
		if (this.#root.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
		const { target, key } = event;
		const all = this.#root.classList.contains('ensemble');
		const pressed = target instanceof Element && target.closest('a, button') !== null;
		if ((key === ' ' || key === 'Enter') && pressed) return;
		if (all && (key === ' ' || key === 'Enter')) {
			event.preventDefault();
			return this.#choose(target);
		}
		const act = KEYS[key.length === 1 ? key.toLowerCase() : key];
		if (act === undefined) return;
		event.preventDefault();
		// Anything lights a dark screen again.
		if (this.#root.classList.contains('noir')) return this.#act('noir');
		this.#act(key === ' ' && event.shiftKey ? 'precedente' : act);
	}

	/** From the view of all, the slide under a finger or the focus. */
	#choose(target: EventTarget | null): void {
		const slide = target instanceof Element ? target.closest<HTMLElement>('.diapo') : null;
		const at = slide ? this.#slides.indexOf(slide) : this.#at;
		this.#act('ensemble');
		this.#show(at);
	}

	#click({ target }: MouseEvent): void {
		const button = target instanceof Element ? target.closest('[data-acte]') : null;
		if (button) return this.#act(button.getAttribute('data-acte') ?? '');
		if (this.#root.classList.contains('noir')) return this.#act('noir');
		if (this.#root.classList.contains('ensemble')) return this.#choose(target);
		this.#showCommands();
	}

	#showCommands(): void {
		this.#commands?.classList.add('montrees');
		clearTimeout(this.#hidden);
		this.#hidden = setTimeout(() => this.#commands?.classList.remove('montrees'), IN_SIGHT);
	}

	#swipe(): void {
		let from: Touch | undefined;
		this.#root.addEventListener(
			'touchstart',
			({ touches }) => (from = touches.length === 1 ? touches[0] : undefined),
			{
				passive: true
			}
		);
		this.#root.addEventListener('touchend', ({ changedTouches: [to], target }) => {
			if (!from || !to || this.#root.classList.contains('ensemble')) return;
			if (target instanceof Element && target.closest('.ouverte')) return;
			const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
			if (Math.abs(across) < SWIPE || Math.abs(across) < 1.5 * Math.abs(down)) return;
			this.#act(across < 0 ? 'suivante' : 'precedente');
		});
	}
}

/** What each key does; keys of a remote control are Page Up and Page Down. */
const KEYS: Readonly<Record<string, string>> = {
	ArrowRight: 'suivante',
	ArrowDown: 'suivante',
	PageDown: 'suivante',
	' ': 'suivante',
	Enter: 'suivante',
	ArrowLeft: 'precedente',
	ArrowUp: 'precedente',
	PageUp: 'precedente',
	Backspace: 'precedente',
	Home: 'premiere',
	End: 'derniere',
	b: 'noir',
	'.': 'noir',
	s: 'source',
	o: 'ensemble',
	f: 'plein-ecran',
	n: 'notes',
	Escape: 'fermer'
};
