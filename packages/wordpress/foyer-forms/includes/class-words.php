<?php
/**
 * What visitors read on pages and in mails, in the language of their message.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** The wordings are files, written from the endpoint's own: words/{wording}.json. */
final class Words {

	const ALL = array( 'de', 'de-x-informal', 'en' );

	/** The wording for a locale such as `de-AT` or `de-x-informal`; without one the site's. */
	public static function for_locale( string $locale ): string {
		$locale = strtolower( strtr( '' !== $locale ? $locale : get_locale(), '_', '-' ) );
		if ( 1 !== preg_match( '/^de\b/', $locale ) ) {
			return 'en';
		}
		return 'informal' === substr( $locale, -8 ) || 'informal' === Settings::get( 'formality' ) ? 'de-x-informal' : 'de';
	}

	/**
	 * All words of a wording.
	 * @return array<string, mixed>
	 */
	public static function all( string $wording ): array {
		static $loaded = array();
		if ( ! isset( $loaded[ $wording ] ) ) {
			$loaded[ $wording ] = (array) json_decode( (string) file_get_contents( DIR . "/words/{$wording}.json" ), true ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of the plugin.
		}
		return $loaded[ $wording ];
	}
}
