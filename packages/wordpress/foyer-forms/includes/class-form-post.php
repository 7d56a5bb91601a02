<?php
/**
 * A form of a page without JavaScript: asks the question, then stores.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.NonceVerification -- Visitors have no nonce: a cached page outlives it. The question's token protects instead.

/** Names that begin with `foyer.` are the protocol's; every other name is a field. */
final class Form_Post {

	/**
	 * Answers with the question page, the page of thanks, or a page that says what is wrong.
	 * @param array{fields: array<string, bool>, newsletter: bool} $rules
	 */
	public static function receive( string $form, array $rules, ?string $body ): void {
		$entries = null === $body ? self::multipart() : self::urlencoded( $body );
		$first   = static fn( string $name ): ?string => $entries[ $name ][0] ?? null;
		$locale  = (string) preg_replace( '/[^A-Za-z0-9-]/', '', substr( (string) $first( 'foyer.locale' ), 0, 35 ) );
		$wording = Words::for_locale( $locale );
		$given   = self::consent( $first( 'foyer.consent' ), $wording, $rules['newsletter'] );
		$id      = (string) $first( 'foyer.id' );
		$page    = isset( $_GET['page'] ) ? esc_url_raw( wp_unslash( $_GET['page'] ) ) : (string) wp_get_raw_referer();
		$draft   = array(
			'id'      => 1 === preg_match( Message::ID, $id ) ? $id : wp_generate_uuid4(),
			'fields'  => self::fields( $entries ),
			'consent' => $given,
			'locale'  => $locale,
			'wording' => $wording,
			'trap'    => (string) $first( 'foyer.trap' ),
			'page'    => Message::cut_page_url( $page ),
			'form'    => $form,
		);
		self::process( $draft, $rules, $first( 'foyer.token' ), (string) $first( 'foyer.answer' ) );
	}

	/**
	 * Stores, or asks.
	 * @param array<string, mixed> $draft
	 * @param array{fields: array<string, bool>, newsletter: bool} $rules
	 */
	private static function process( array $draft, array $rules, ?string $token, string $answer ): void {
		$origin                          = Settings::origin_of( home_url() );
		list( $errors, $fault, $status ) = array( array(), '', 200 );
		try {
			$factor  = Rates::check( null === $token ? 'challenge' : 'message', $draft['form'] );
			$message = Message::read( Message::decode( (string) wp_json_encode( self::message( $draft, $token, $answer ) ) ), $draft['form'], $rules );
			if ( null !== $token ) {
				Endpoint::accept( $message, $draft['form'], $origin, $factor );
				status_header( 303 );
				header( 'Location: ' . Settings::own_server_url() . "/{$draft['form']}/thanks?" . http_build_query( array( 'locale' => $draft['locale'] ) ) );
				return;
			}
		} catch ( Problem $problem ) {
			if ( in_array( $problem->problem, array( 'malformed', 'rate-limited' ), true ) ) {
				Page::print_busy( $draft, $problem );
				return;
			}
			$errors = wp_list_pluck( $problem->members['errors'] ?? array(), 'code', 'pointer' );
			// A page without a checkbox is not the visitor's mistake: the question page has one.
			$is_first = null === $token && ! array_diff_key( $errors, array_flip( array( '/consent', '/consent/given', '/consent/text' ) ) );
			$status   = $is_first ? 200 : $problem->status();
			$errors   = $is_first ? array() : $errors;
			$fault    = $errors || $is_first ? '' : ( 'captcha-wrong' === $problem->problem ? 'wrong' : 'old' );
			if ( 'id-reused' === $problem->problem ) {
				$draft['id'] = wp_generate_uuid4();
			}
		}
		Page::print_question( $draft, $rules, Captcha::issue( $draft['form'], $origin, 'pow' ), compact( 'status', 'errors', 'fault' ) );
	}

	/**
	 * The message that a widget would have sent.
	 * @param array<string, mixed> $draft
	 * @return array<string, mixed>
	 */
	private static function message( array $draft, ?string $token, string $answer ): array {
		$page    = array( 'url' => $draft['page'], 'locale' => $draft['locale'] );
		$message = array( 'v' => 1, 'submissionId' => $draft['id'], 'fields' => (object) $draft['fields'], 'trap' => array( 'website' => $draft['trap'] ), 'page' => $page );
		if ( $draft['consent']['given'] ?? false ) {
			$message['consent'] = array( 'text' => $draft['consent']['text'], 'locale' => '' !== $draft['locale'] ? $draft['locale'] : Words::all( $draft['wording'] )['language'], 'given' => true );
		}
		return null === $token ? $message : $message + array( 'captcha' => array( 'token' => $token, 'answer' => $answer ) );
	}

	/**
	 * The wording beside the checkbox: the page's, or the usual one where the page sent none.
	 * @return array{text: string, given: bool}|null
	 */
	private static function consent( ?string $value, string $wording, bool $is_required ): ?array {
		if ( null === $value && ! $is_required ) {
			return null;
		}
		$words = Words::all( $wording )['consent'];
		$usual = str_replace( '{sender}', Settings::sender(), $words[ $is_required ? 'newsletter' : 'message' ] );
		// Values that browsers send for a checkbox without one.
		$has_text = null !== $value && ! in_array( strtolower( trim( $value ) ), array( '', 'on', 'true', 'yes', '1' ), true );
		return array( 'text' => $has_text ? $value : $usual, 'given' => null !== $value && '' !== trim( $value ) );
	}

	/**
	 * The fields of the page; a repeated name is a list.
	 * @param array<string, string[]> $entries
	 * @return array<string, string|string[]>
	 */
	private static function fields( array $entries ): array {
		$fields = array();
		foreach ( $entries as $name => $values ) {
			$name = (string) $name;
			if ( 0 !== strpos( $name, 'foyer.' ) && '_charset_' !== $name ) {
				$fields[ $name ] = 1 === count( $values ) ? $values[0] : $values;
			}
		}
		return $fields;
	}

	/**
	 * Reads a body as browsers write it. PHP's own reader would change dots in names and drop repeated ones.
	 * @return array<string, string[]>
	 */
	private static function urlencoded( string $body ): array {
		// Browsers send pages in ISO-8859-1, and those without a charset, as windows-1252.
		$is_utf8 = 1 === preg_match( '//u', rawurldecode( $body ) );
		$entries = array();
		foreach ( array_filter( explode( '&', $body ), 'strlen' ) as $pair ) {
			list( $name, $value ) = array_map( static fn( $text ) => self::to_utf8( urldecode( $text ), $is_utf8 ), explode( '=', $pair, 2 ) + array( 1 => '' ) );
			$entries[ $name ][]   = $value;
		}
		return $entries;
	}

	private static function to_utf8( string $text, bool $is_utf8 ): string {
		if ( $is_utf8 ) {
			return $text;
		}
		$read = iconv( 'WINDOWS-1252', 'UTF-8//IGNORE', $text );
		// Characters that the page's charset lacks come as references.
		return (string) preg_replace_callback( '/&#(\d{1,7});/', static fn( $found ) => html_entity_decode( $found[0], ENT_QUOTES, 'UTF-8' ), (string) $read );
	}

	/**
	 * What PHP has read of a multipart body.
	 * @return array<string, string[]>
	 * @throws Problem `unsupported-media-type` where there are files.
	 */
	private static function multipart(): array {
		if ( array_filter( wp_list_pluck( $_FILES, 'name' ) ) ) {
			throw new Problem( 'unsupported-media-type' );
		}
		$entries = array();
		foreach ( wp_unslash( $_POST ) as $name => $value ) {
			// PHP writes a dot in a name as an underscore.
			$entries[ (string) preg_replace( '/^foyer_/', 'foyer.', (string) $name ) ] = array_values( array_filter( (array) $value, 'is_string' ) );
		}
		return array_filter( $entries );
	}
}
