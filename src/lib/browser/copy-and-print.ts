import { tr } from '#lib/domain/language.ts';
import { phraseInText, phraseInWord } from './phrase-in-word.ts';

/** How long it stays said that a text was copied, in milliseconds. */
const SAID_FOR = 4000;

function say(done: boolean, said: Element | null): void {
	said?.replaceChildren(
		done
			? tr('Copié', 'Copied')
			: tr(
					'Non copié : sélectionnez le texte et copiez-le au clavier',
					'Not copied: select the text and copy it with the keyboard'
				)
	);
	setTimeout(() => said?.replaceChildren(), SAID_FOR);
}

async function copy(text: string, said: Element | null): Promise<void> {
	const done = await navigator.clipboard.writeText(text).then(
		() => true,
		() => false
	);
	say(done, said);
}

/**
 * Copies a sentence for a word processor. By a copy of the document: what is written to the clipboard itself loses the marks
 * of footnotes.
 */
function copyForWord(phrase: string, note: string, said: Element | null): void {
	const give = (event: ClipboardEvent) => {
		event.clipboardData?.setData('text/html', phraseInWord(phrase, note, document.documentElement.lang));
		event.clipboardData?.setData('text/plain', phraseInText(phrase, note));
		event.preventDefault();
	};
	addEventListener('copy', give, { capture: true, once: true });
	// Deprecated, and the only way that keeps the marks of footnotes.
	say(document.execCommand('copy'), said);
	removeEventListener('copy', give, { capture: true });
}

/** Copies the sentence that a button stands under, alone or for a word processor. */
function copyPhrase(button: Element): void {
	const [word, alone] = [button.getAttribute('data-copie-word'), button.getAttribute('data-copie-phrase')];
	const quoted = document.getElementById(word ?? alone ?? '');
	const told = (name: string) => quoted?.querySelector(`[${name}]`)?.textContent.trim() ?? '';
	const said = button.parentElement?.querySelector('[role="status"]') ?? null;
	if (word !== null) copyForWord(told('data-phrase'), told('data-note'), said);
	else if (alone !== null) void copy(phraseInText(told('data-phrase'), told('data-note')), said);
}

/** The buttons that copy the text of a field or a sentence, and the one that prints; a text to copy is selected whole. */
export function copyAndPrint(): void {
	addEventListener('click', ({ target }) => {
		const button = target instanceof Element ? target.closest('button') : null;
		if (button?.hasAttribute('data-imprime')) print();
		const field = document.getElementById(button?.getAttribute('data-copie') ?? '');
		if (field instanceof HTMLTextAreaElement) void copy(field.value, button?.nextElementSibling ?? null);
		if (button) copyPhrase(button);
	});
	addEventListener('focusin', ({ target }) => {
		if (target instanceof HTMLTextAreaElement && target.readOnly) target.select();
	});
}
