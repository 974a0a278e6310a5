import { DateIso } from '#lib/domain/funding-line.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { ETAPES, NATURES, NIVEAUX } from '#lib/domain/vocabulary.ts';
import type { Quantite } from '#lib/server/import/arbitrate.ts';
import { readCommandLine, stopWithUsage } from './usage.ts';

export const USAGE = `Usage : npm run arbitrate                       dit les valeurs qui se contredisent, et la commande à taper
        npm run arbitrate -- QUANTITÉ --source ID --auteur ORGANISME --raison "…" [--date AAAA-MM-JJ]
        npm run arbitrate -- QUANTITÉ --withdraw
QUANTITÉ, comme dans data/arbitrages.csv :
  --dispositif ID --exercice ANNÉE --etape ÉTAPE [--nature ae|cp|np] [--niveau central|deconcentre|np]
  [--poste "…"] [--beneficiaire "…" ou SIREN] [--payeur "…"]    (nature et niveau : np si non précisés)
  --source ID            la source retenue pour cette quantité
  --auteur ORGANISME     qui décide : un organisme ou un service, jamais le nom d’une personne privée
  --raison "…"           pourquoi, en une phrase ; elle est publiée
  --date AAAA-MM-JJ      la date de la décision (sinon aujourd’hui)
  --withdraw             reprend la décision : la règle décide de nouveau
  --dry-run              dit l’effet en euros, ne change rien
  --db CHEMIN            la base (sinon DATABASE_PATH, sinon data/lignes-claires.db)
Code de sortie : 0 fait, 1 rien n’a changé, 2 commande mal écrite.`;

const text = { type: 'string' } as const;
const OPTIONS = {
	dispositif: text,
	exercice: text,
	etape: text,
	nature: text,
	niveau: text,
	poste: text,
	beneficiaire: text,
	payeur: text,
	source: text,
	auteur: text,
	raison: text,
	date: text,
	withdraw: { type: 'boolean' },
	'dry-run': { type: 'boolean' },
	db: text
} as const;

/** What the command line asks, checked. */
export interface ArbitrateArguments {
	readonly asked:
		| { readonly kind: 'list' }
		| { readonly kind: 'decide'; readonly row: ReferenceRow<'arbitrages'> }
		| { readonly kind: 'withdraw'; readonly quantite: Quantite };
	readonly dryRun: boolean;
	readonly base: string | null;
}

function parse(args: readonly string[]) {
	return readCommandLine({ args: [...args], options: OPTIONS }, USAGE).values;
}

type Values = ReturnType<typeof parse>;

function needed(values: Values, name: Exclude<keyof Values, 'withdraw' | 'dry-run'>): string {
	const value = (values[name] ?? '').trim();
	return value === '' ? stopWithUsage(`--${name} manque.`, USAGE) : value;
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
	return (
		allowed.find((item) => item === value.toLowerCase()) ??
		stopWithUsage(`--${name} : « ${value} » n’est pas connu. Valeurs possibles : ${allowed.join(' ')}`, USAGE)
	);
}

function quantiteOf(values: Values): Quantite {
	const exercice = needed(values, 'exercice');
	if (!/^(19|20)\d\d$/.test(exercice))
		stopWithUsage(`--exercice : « ${exercice} » n’est pas une année.`, USAGE);
	return {
		dispositif: needed(values, 'dispositif'),
		exercice: Number(exercice),
		etape: oneOf('etape', needed(values, 'etape'), ETAPES),
		nature: oneOf('nature', values.nature ?? 'np', NATURES),
		niveau: oneOf('niveau', values.niveau ?? 'np', NIVEAUX),
		poste: (values.poste ?? '').trim(),
		beneficiaire: (values.beneficiaire ?? '').trim(),
		...(values.payeur?.trim() ? { payeur: values.payeur.trim() } : {})
	};
}

/** Reads the arguments; anything that cannot be understood ends the command with its usage. `today` is a calendar day. */
export function readArguments(args: readonly string[], today: string): ArbitrateArguments {
	const values = parse(args);
	const common = { dryRun: values['dry-run'] ?? false, base: values.db ?? null };
	const given = Object.keys(values).filter((name) => name !== 'db');
	if (given.length === 0) return { ...common, asked: { kind: 'list' } };
	const quantite = quantiteOf(values);
	if (values.withdraw) return { ...common, asked: { kind: 'withdraw', quantite } };
	const date = values.date ?? today;
	if (!DateIso.safeParse(date).success) {
		stopWithUsage(`--date : « ${date} » n’est pas une date. Écrivez-la ainsi : 2026-11-22.`, USAGE);
	}
	const row = {
		...quantite,
		source_retenue: needed(values, 'source'),
		auteur: needed(values, 'auteur'),
		date,
		raison: needed(values, 'raison')
	};
	return { ...common, asked: { kind: 'decide', row } };
}
