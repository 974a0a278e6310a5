import { error, type RequestEvent } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Unanswerable } from '#lib/server/refusal-page.ts';

const UNREADABLE_FORM: Unanswerable = {
	status: 400,
	titre: () => tr('Ce formulaire ne se lit pas', 'This form cannot be read'),
	phrase: () =>
		tr(
			fr`Ce qui est envoyé n'est pas un formulaire que l'on puisse lire. Rien n'a été modifié.`,
			'What is sent is not a form that can be read. Nothing was changed.'
		),
	headers: {}
};

/**
 * Why what is sent is no form, when its address says so already; a body that is none is refused when it is read. The framework
 * would take both for faults of ours.
 */
export function unreadableForm({ request, url }: RequestEvent): Unanswerable | null {
	if (request.method !== 'POST') return null;
	// An action without a name is asked without one, and what every object has is no action.
	const named = [...url.searchParams.keys()].find((name) => name.startsWith('/'))?.slice(1);
	if (named === 'default' || (named !== undefined && named in {})) return UNREADABLE_FORM;
	const read = request.formData.bind(request);
	const told = () =>
		read().catch((cause: unknown) => {
			if (cause instanceof TypeError) error(400, UNREADABLE_FORM.phrase());
			throw cause;
		});
	Object.defineProperty(request, 'formData', { value: told });
	return null;
}
