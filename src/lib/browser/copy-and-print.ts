import { tr } from '#lib/domain/language.ts';

/** How long it stays said that a text was copied, in milliseconds. */
const SAID_FOR = 4000;

async function copy(field: HTMLTextAreaElement, said: Element | null): Promise<void> {
	const done = await navigator.clipboard.writeText(field.value).then(
		() => true,
		() => false
	);
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

/** The buttons that copy the text of a field, and the one that prints; a text to copy is selected whole. */
export function copyAndPrint(): void {
	addEventListener('click', ({ target }) => {
		const button = target instanceof Element ? target.closest('button') : null;
		if (button?.hasAttribute('data-imprime')) print();
		const field = document.getElementById(button?.getAttribute('data-copie') ?? '');
		if (field instanceof HTMLTextAreaElement) void copy(field, button?.nextElementSibling ?? null);
	});
	addEventListener('focusin', ({ target }) => {
		if (target instanceof HTMLTextAreaElement && target.readOnly) target.select();
	});
}
