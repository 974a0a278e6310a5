import { readCommandLine, stopWithUsage } from '../usage.ts';

export const USAGE = `Usage : npm run freeze -- --annee ANNÉE --titre "…" [filtres]    fige l’évaluation d’une année à la version actuelle
        npm run freeze -- --verifier                            contrôle que la base dit toujours ce qui a été figé
Filtres, comme dans l’adresse de la page d’une année :
  --etape prevu|plf|lfi|execution…  --nature ae|cp|np  --dispositif ID,ID  --euros courants|constants  --base ANNÉE
  --cles sans|avec  --perimetre coeur|contexte
  --db CHEMIN            la base (sinon DATABASE_PATH, sinon data/lignes-claires.db) ; elle est seulement lue
  --data DOSSIER         le dossier des données (sinon DATA_FOLDER, sinon data) : la campagne s’écrit dans campagnes/
Code de sortie : 0 fait, 1 rien n’a été figé ou le contrôle trouve un écart, 2 commande mal écrite.`;

const text = { type: 'string' } as const;
const FILTERS = {
	etape: text,
	nature: text,
	dispositif: text,
	euros: text,
	base: text,
	cles: text,
	perimetre: text
} as const;
const OPTIONS = {
	annee: text,
	titre: text,
	verifier: { type: 'boolean' },
	db: text,
	data: text,
	...FILTERS
} as const;

/** What the command line asks; `filtres` are those of an address, still to be read by its grammar. */
export interface FreezeArguments {
	readonly asked:
		| { readonly kind: 'verify' }
		| {
				readonly kind: 'freeze';
				readonly annee: number;
				readonly titre: string;
				readonly filtres: URLSearchParams;
		  };
	readonly base: string | null;
	readonly data: string | null;
}

function parse(args: readonly string[]) {
	return readCommandLine({ args: [...args], options: OPTIONS }, USAGE).values;
}

/** Reads the arguments; anything that cannot be understood ends the command with its usage. */
export function readArguments(args: readonly string[]): FreezeArguments {
	const values = parse(args);
	const common = { base: values.db ?? null, data: values.data ?? null };
	if (values.verifier) {
		const besides = Object.keys(values).filter((name) => !['verifier', 'db', 'data'].includes(name));
		if (besides.length > 0) stopWithUsage(`--verifier ne va pas avec --${besides[0] ?? ''}.`, USAGE);
		return { ...common, asked: { kind: 'verify' } };
	}
	const { annee = '', titre = '' } = values;
	if (annee === '') stopWithUsage('--annee manque.', USAGE);
	if (!/^(19|20)\d\d$/.test(annee)) stopWithUsage(`--annee : « ${annee} » n’est pas une année.`, USAGE);
	if (titre.trim() === '') stopWithUsage('--titre manque.', USAGE);
	const filtres = new URLSearchParams();
	for (const name of Object.keys(FILTERS) as (keyof typeof FILTERS)[])
		if (values[name] !== undefined) filtres.set(name, values[name]);
	return { ...common, asked: { kind: 'freeze', annee: Number(annee), titre: titre.trim(), filtres } };
}
