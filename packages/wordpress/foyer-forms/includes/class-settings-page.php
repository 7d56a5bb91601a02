<?php
/**
 * The page of settings, under Settings, Foyer.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** Bad values are refused with what is allowed; the value before stays. */
final class Settings_Page {

	const SLUG = 'foyer-forms-settings';

	/** Adds the page. */
	public static function add_menu(): void {
		add_options_page( 'Foyer', 'Foyer', 'manage_options', self::SLUG, array( self::class, 'print_page' ) );
	}

	/** @param string[] $links */
	public static function add_link( array $links ): array {
		array_unshift( $links, '<a href="' . esc_url( admin_url( 'options-general.php?page=' . self::SLUG ) ) . '">' . esc_html__( 'Settings', 'foyer-forms' ) . '</a>' );
		return $links;
	}

	/** Registers the option. */
	public static function register(): void {
		register_setting( self::SLUG, Settings::OPTION, array( 'type' => 'object', 'sanitize_callback' => array( self::class, 'sanitize' ) ) );
	}

	/**
	 * The settings with their labels.
	 * @return array<string, array{0: string, 1: string, 2: string|array<string, string>}> Label, help, type or choices.
	 */
	private static function rows(): array {
		return array(
			'server'         => array( __( 'Messages go to', 'foyer-forms' ), '', array( 'site' => __( 'this site', 'foyer-forms' ), 'url' => __( 'the endpoint below', 'foyer-forms' ) ) ),
			'endpoint'       => array( __( 'Endpoint', 'foyer-forms' ), __( 'Such as https://forms.example.org; the name of the form follows.', 'foyer-forms' ), 'url' ),
			'allowed_hosts'  => array( __( 'Further hosts', 'foyer-forms' ), __( 'Hosts that a widget on a page may name as its endpoint, such as api.web3forms.com.', 'foyer-forms' ), 'hosts' ),
			'contact_fields' => array( __( 'Fields of contact forms', 'foyer-forms' ), __( 'Of name, email, phone, subject, message; a question mark makes one optional.', 'foyer-forms' ), 'fields' ),
			'further_forms'  => array( __( 'Further contact forms', 'foyer-forms' ), __( 'Names for form-id, of letters, digits and hyphens.', 'foyer-forms' ), 'names' ),
			'notify'         => array( __( 'Notify', 'foyer-forms' ), __( 'Addresses that learn of new messages; empty: the administrator’s.', 'foyer-forms' ), 'emails' ),
			'lang'           => array( __( 'Language', 'foyer-forms' ), '', array( '' => __( 'that of the page', 'foyer-forms' ), 'de' => 'Deutsch', 'en' => 'English' ) ),
			'formality'      => array( __( 'Form of address', 'foyer-forms' ), '', array( 'formal' => __( 'formal (Sie)', 'foyer-forms' ), 'informal' => __( 'informal (du)', 'foyer-forms' ) ) ),
			'privacy_url'    => array( __( 'Privacy page', 'foyer-forms' ), __( 'Empty: the page that is set under Settings, Privacy.', 'foyer-forms' ), 'url' ),
			'imprint_url'    => array( __( 'Imprint', 'foyer-forms' ), '', 'url' ),
			'sender'         => array( __( 'Sender', 'foyer-forms' ), __( 'In consent wordings and mails; empty: the title of the site.', 'foyer-forms' ), 'text' ),
			'purpose'        => array( __( 'What the newsletter is about', 'foyer-forms' ), '', 'text' ),
			'accent'         => array( __( 'Color', 'foyer-forms' ), __( 'theme: the theme’s; or a color such as #0b5c66; empty: Foyer’s own.', 'foyer-forms' ), 'color' ),
			'retention_days' => array( __( 'Delete messages after', 'foyer-forms' ), __( 'Days; 0 keeps them.', 'foyer-forms' ), 'number' ),
			'delete_data'    => array( __( 'When the plugin is deleted', 'foyer-forms' ), __( 'delete messages and subscribers too', 'foyer-forms' ), 'checkbox' ),
		);
	}

	/**
	 * Refuses what is not allowed, with a sentence that says what is.
	 * @param mixed $input From the form.
	 * @return array<string, mixed>
	 */
	public static function sanitize( $input ): array {
		$clean = array();
		foreach ( self::rows() as $key => list( $label, $help, $type ) ) {
			$value = is_array( $input ) && is_scalar( $input[ $key ] ?? '' ) ? trim( sanitize_text_field( (string) ( $input[ $key ] ?? '' ) ) ) : '';
			if ( self::is_valid( $value, $type ) ) {
				$clean[ $key ] = 'checkbox' === $type ? '' !== $value : ( 'number' === $type ? (int) $value : $value );
				continue;
			}
			$clean[ $key ] = Settings::get( $key );
			/* translators: 1: name of a setting, 2: what was entered, 3: what is allowed */
			add_settings_error( Settings::OPTION, "foyer-{$key}", sprintf( __( '%1$s: “%2$s” is not possible. %3$s', 'foyer-forms' ), $label, $value, $help ) );
		}
		return $clean;
	}

	/** @param string|array<string, string> $type */
	private static function is_valid( string $value, $type ): bool {
		if ( is_array( $type ) ) {
			return isset( $type[ $value ] );
		}
		$words   = wp_parse_list( $value );
		$grammar = array( 'hosts' => '/^[a-z0-9.-]+(:\d+)?$/i', 'fields' => '/^(?:name|email|phone|subject|message)\??$/', 'names' => '/^[a-z][a-z0-9-]{0,63}$/' );
		if ( 'emails' === $type || isset( $grammar[ $type ] ) ) {
			return count( 'emails' === $type ? array_filter( $words, 'is_email' ) : preg_grep( $grammar[ $type ], $words ) ) === count( $words );
		}
		$patterns = array( 'url' => '#^(?:https?://[^\s/]+\S*)?$#', 'color' => '/^(?:theme|#[0-9a-f]{3}|#[0-9a-f]{6})?$/i', 'number' => '/^\d{0,5}$/' );
		return ! isset( $patterns[ $type ] ) || 1 === preg_match( $patterns[ $type ], $value );
	}

	/** Prints the page. */
	public static function print_page(): void {
		echo '<div class="wrap"><h1>Foyer</h1><form method="post" action="options.php">';
		settings_fields( self::SLUG );
		echo '<table class="form-table" role="presentation">';
		foreach ( self::rows() as $key => list( $label, $help, $type ) ) {
			$id    = "foyer-{$key}";
			$name  = Settings::OPTION . "[{$key}]";
			$value = Settings::get( $key );
			echo '<tr><th scope="row"><label for="' . esc_attr( $id ) . '">' . esc_html( $label ) . '</label></th><td>';
			if ( is_array( $type ) ) {
				echo '<select id="' . esc_attr( $id ) . '" name="' . esc_attr( $name ) . '">';
				foreach ( $type as $choice => $words ) {
					echo '<option value="' . esc_attr( (string) $choice ) . '"' . selected( $value, (string) $choice, false ) . '>' . esc_html( $words ) . '</option>';
				}
				echo '</select>';
			} elseif ( 'checkbox' === $type ) {
				echo '<label><input type="checkbox" id="' . esc_attr( $id ) . '" name="' . esc_attr( $name ) . '" value="1"' . checked( $value, true, false ) . '> ' . esc_html( $help ) . '</label>';
			} else {
				echo '<input class="regular-text" id="' . esc_attr( $id ) . '" name="' . esc_attr( $name ) . '" value="' . esc_attr( (string) $value ) . '"><p class="description">' . esc_html( $help ) . '</p>';
			}
			echo '</td></tr>';
		}
		echo '</table>';
		submit_button();
		echo '</form><p>' . esc_html__( 'Address of the forms:', 'foyer-forms' ) . ' <code>' . esc_html( Settings::server_url() ) . '/contact</code></p></div>';
	}

	/** One line where something keeps messages or mails from arriving. */
	public static function print_warnings(): void {
		$screen = get_current_screen();
		if ( ! current_user_can( 'manage_options' ) || null === $screen || false === strpos( $screen->id, 'foyer' ) && 'plugins' !== $screen->id && 'dashboard' !== $screen->id ) {
			return;
		}
		$lines = array();
		if ( Settings::is_own_endpoint() && 'yes' !== self::reachable() ) {
			/* translators: %s: address */
			$lines[] = sprintf( __( 'Foyer: %s does not answer, so no message can be sent. Let requests to it through in your security plugin or web server.', 'foyer-forms' ), Settings::own_server_url() . '/contact/challenge' );
		}
		$waiting = Store::row( 'SELECT COUNT(*) AS number FROM ' . Store::table( 'mails' ) . " WHERE state = 'failed' OR (state = 'waiting' AND created_at < %d AND attempts > 0)", time() - HOUR_IN_SECONDS ); // phpcs:ignore WordPress.DB.PreparedSQL -- Name of an own table.
		if ( (int) ( $waiting['number'] ?? 0 ) > 0 ) {
			/* translators: %d: number of mails */
			$lines[] = sprintf( _n( 'Foyer: %d mail could not be sent. The messages are stored; see the list under Foyer.', 'Foyer: %d mails could not be sent. The messages are stored; see the list under Foyer.', (int) $waiting['number'], 'foyer-forms' ), (int) $waiting['number'] );
		}
		foreach ( $lines as $line ) {
			echo '<div class="notice notice-warning"><p>' . esc_html( $line ) . '</p></div>';
		}
	}

	/** Whether the endpoint answers a request of the site to itself; asked once an hour. */
	private static function reachable(): string {
		$known = get_transient( 'foyer_forms_reachable' );
		if ( is_string( $known ) ) {
			return $known;
		}
		$answer = wp_remote_get( Settings::own_server_url() . '/contact/challenge', array( 'timeout' => 5 ) );
		$body   = is_wp_error( $answer ) ? null : json_decode( wp_remote_retrieve_body( $answer ), true );
		// A site that cannot reach itself may still be reached by visitors.
		$result = is_wp_error( $answer ) || isset( $body['token'] ) ? 'yes' : 'no';
		set_transient( 'foyer_forms_reachable', $result, 'yes' === $result ? HOUR_IN_SECONDS : MINUTE_IN_SECONDS );
		return $result;
	}
}
