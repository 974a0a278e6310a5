/** Whether a reader changed this control since the page came. */
function isChanged(control: Element): boolean {
	if (control instanceof HTMLSelectElement) {
		const sent = [...control.options].findIndex((option) => option.defaultSelected);
		return control.selectedIndex !== Math.max(0, sent);
	}
	return (
		control instanceof HTMLInputElement &&
		control.type === 'checkbox' &&
		control.checked !== control.defaultChecked
	);
}

/**
 * Sends what a reader chose in a filter before the scripts of the page came, as the form does without script: a slow
 * network must not leave a choice that changes nothing. Called as the page comes alive, before its controls are set.
 */
export function sendEarlyChoices(page: Document): void {
	for (const form of page.querySelectorAll<HTMLFormElement>('form.phrase')) {
		if ([...form.elements].some(isChanged)) return form.requestSubmit();
	}
}
