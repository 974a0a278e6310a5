import { KeptAnswers, type KeptAnswer } from './kept-answers.ts';
import { conditional } from './revalidate.ts';

/** What is sent whole: texts, and Word files. What is drawn or streamed is kept elsewhere, or not at all. */
const WHOLE =
	/^(?:text\/(?:html|plain)|application\/(?:json|atom\+xml|json\+oembed|vnd\.openxmlformats-)|image\/svg\+xml)/;

const kept = new KeptAnswers(64_000_000);

let [found, made] = [0, 0];

/** Answers given from what was kept, and answers made, since the start. */
export const keptCounts = () => ({ found, made });

/** Bytes of the answers kept now. */
export const keptBytes = (): number => kept.bytes;

const toResponse = ({ headers, body }: KeptAnswer) =>
	new Response(body as Uint8Array<ArrayBuffer>, {
		headers: headers.map(([name, value]): [string, string] => [name, value])
	});

/** Whether an answer says the same to whoever asks the same: whole, public, and told apart by its ETag. */
function keepable(response: Response): boolean {
	const { headers, status } = response;
	return (
		status === 200 &&
		headers.has('etag') &&
		!headers.has('set-cookie') &&
		!/no-store|private/.test(headers.get('cache-control') ?? '') &&
		WHOLE.test(headers.get('content-type') ?? '')
	);
}

/** What is asked for its headers alone is not read: a file made as it is sent would be made for nobody. */
async function bodiless(request: Request, response: Response): Promise<Response> {
	if (request.method !== 'HEAD' || response.body === null) return response;
	await response.body.cancel();
	return new Response(null, { status: response.status, headers: response.headers });
}

/** How an answer is made: whole and named, then coded as the client reads it. */
interface Maker {
	readonly make: () => Promise<Response>;
	readonly code: (response: Response) => Response;
	/** The same for an answer that is kept: whole. */
	readonly codeWhole: (response: Response) => Promise<Response>;
}

/**
 * Answers what was answered already at this version of the data, else makes the answer, once for all who ask it meanwhile.
 * `key` names the address in its one form, its origin and its coding; `null` where answers are never kept.
 */
export async function answerOnce(
	request: Request,
	version: string,
	key: string | null,
	{ make, code, codeWhole }: Maker
): Promise<Response> {
	const unkept = async (response: Response) => code(await conditional(request, response));
	if (key === null) return unkept(await make());
	const known = kept.find(version, key);
	if (known) {
		found += 1;
		return conditional(request, toResponse(known));
	}
	// Who asks for headers alone is answered without the body that others would then be sent.
	if (request.method !== 'GET') return bodiless(request, await unkept(await make()));
	let own: Response | undefined;
	const answer = await kept.make(version, key, async () => {
		made += 1;
		own = await make();
		if (!keepable(own)) return null;
		const coded = await codeWhole(own);
		return { headers: [...coded.headers], body: new Uint8Array(await coded.arrayBuffer()) };
	});
	return answer ? conditional(request, toResponse(answer)) : unkept(own ?? (await make()));
}
