/** Shows what only a script can do in a part of a page, and hides what is for who has none. */
export function reveal(page: ParentNode): void {
	for (const shown of page.querySelectorAll('[data-imprime], [data-copie-word]'))
		shown.removeAttribute('hidden');
	for (const shown of page.querySelectorAll('[data-copie], [data-copie-phrase]'))
		if ('clipboard' in navigator) shown.removeAttribute('hidden');
	for (const hidden of page.querySelectorAll('[data-sans-script]')) hidden.setAttribute('hidden', '');
}
