import { isNonAttribuee, type Etape, type Forme, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { byName, organisms, type Organisms } from './receipts.server.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** What an organisation received under lines of a form. */
export interface FormeRecipient {
	readonly id: string;
	readonly nom: string;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
	/** As the lines write it: the form alone, or with others and the share of each. */
	readonly forme: string;
	readonly centimes: number;
}

/** The first of those who received, and how many there are. */
export interface FormeRecipients {
	readonly recus: readonly FormeRecipient[];
	readonly count: number;
}

const MOST = 20;

/** Whether a spelling of forms names one; `MULTI` is several without shares. */
const names = (spec: string, forme: Forme): boolean =>
	spec.split('|').some((item) => item.split(':')[0] === forme) ||
	(forme === 'MULTI' && spec.includes('|') && !spec.includes(':'));

/**
 * Who the retained lines of a form name, the latest year and the largest amount first; with how many there are. Amounts are those of the lines, whatever share of them the form has. What has no form is read outside the context.
 */
export function recipientsOfForme(db: Database, selection: Selection, forme: Forme): FormeRecipients {
	const found = organisms(db, selection);
	const byForme = named.get(found) ?? new Map<Forme, FormeRecipients>();
	named.set(found, byForme);
	const wider = new Set(
		selection.reference.dispositifs.filter((row) => row.perimetre === 'contexte').map((row) => row.id)
	);
	// Money of the context is not money of which a form is awaited.
	const belongs = (dispositif: string) => !isNonAttribuee(forme) || !wider.has(dispositif);
	const known = byForme.get(forme);
	if (known) return known;
	const all = allRecipients(found, forme, belongs);
	const first = { recus: all.slice(0, MOST), count: all.length };
	byForme.set(forme, first);
	return first;
}

/** Only those that a page shows are kept. */
const named = new WeakMap<Organisms, Map<Forme, FormeRecipients>>();

function allRecipients(
	{ parId }: Organisms,
	forme: Forme,
	belongs: (dispositif: string) => boolean
): FormeRecipient[] {
	const sums = new Map<string, FormeRecipient>();
	for (const { id, noms, argents } of parId.values())
		for (const { receipts } of argents)
			for (const receipt of receipts) {
				if (!names(receipt.forme, forme) || !belongs(receipt.dispositif)) continue;
				const { dispositif, exercice, etape, nature, forme: spec } = receipt;
				const key = `${id} ${dispositif} ${exercice} ${etape} ${nature} ${spec}`;
				const centimes = (sums.get(key)?.centimes ?? 0) + receipt.centimes;
				const nom = noms[0] ?? id;
				sums.set(key, { id, nom, dispositif, exercice, etape, nature, forme: spec, centimes });
			}
	return [...sums.values()].sort(
		(a, b) => b.exercice - a.exercice || b.centimes - a.centimes || byName(a.nom, b.nom)
	);
}
