import { error, redirect } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { checkDispositif } from '#lib/ingest/cells/dispositifs.ts';

/** Leads to the dispositif that a name or an alias means (« BOP 137 »), or says which ones exist. */
export function leadToDispositif(reference: Reference, asked: string, search: string): never {
	const { value } = checkDispositif(reference)(asked);
	if (value !== null && value !== asked) redirect(307, `/dispositifs/${value}${search}`);
	const ids = [...reference.dispositifs].sort((a, b) => a.ordre - b.ordre).map((row) => row.id);
	const name = asked.length > 60 ? `${asked.slice(0, 60)}…` : asked;
	error(
		404,
		tr(
			fr`« ${name} » n'est pas un dispositif connu. Dispositifs connus : ${ids.join(', ')}.`,
			`“${name}” is not a known scheme. Known schemes: ${ids.join(', ')}.`
		)
	);
}
