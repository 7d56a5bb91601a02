// Asks the endpoint as a visitor's browser does, and shows the prepared line where something else answers.
for ( const line of document.querySelectorAll( '[data-foyer-address]' ) ) {
	const form = line.dataset.foyerAddress;

	/** What came instead of our answer; undefined where ours came. */
	const ask = async ( method, address, body, isOurs ) => {
		const headers = body && { 'Content-Type': 'application/json' };
		try {
			const response = await fetch( address, { method, headers, body, credentials: 'omit', cache: 'no-store' } );
			const { status } = response;
			const type = response.headers.get( 'Content-Type' )?.split( ';', 1 )[ 0 ] ?? '';
			const answer = await response.json().catch( () => undefined );
			return isOurs( answer ?? {} ) ? undefined : `${ method } ${ address }: ${ status } ${ type }`;
		} catch ( error ) {
			return `${ method } ${ address }: ${ error.message }`;
		}
	};

	// A message of a version that does not exist: nothing is stored or counted, but a firewall sees a visitor's message.
	const message = { v: 0, fields: { email: 'visitor@example.org', message: 'Hello' } };
	ask( 'GET', `${ form }/challenge`, undefined, ( { token } ) => Boolean( token ) )
		.then( ( found ) => found ?? ask( 'POST', form, JSON.stringify( message ), ( { type } ) => type === 'urn:foyer:problem:malformed' ) )
		.then( ( found ) => {
			line.querySelector( 'code' ).textContent = found ?? '';
			line.classList.toggle( 'hidden', found === undefined );
		} );
}
