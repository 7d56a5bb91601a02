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
	 * The settings with their labels, by heading.
	 * @return array<string, array<string, array{0: string, 1: string, 2: string|array<string, string>}>> Label, help, type or choices.
	 */
	private static function rows(): array {
		return array(
			__( 'Messages', 'foyer-forms' )           => array(
				'server'         => array( __( 'Messages go to', 'foyer-forms' ), '', array( 'site' => __( 'this site', 'foyer-forms' ), 'url' => __( 'the endpoint below', 'foyer-forms' ) ) ),
				'endpoint'       => array( __( 'Endpoint', 'foyer-forms' ), __( 'Such as https://forms.example.org; the name of the form follows.', 'foyer-forms' ), 'url' ),
				'notify'         => array( __( 'Notify', 'foyer-forms' ), __( 'Addresses that learn of new messages; empty: the administrator’s.', 'foyer-forms' ), 'emails' ),
				'contact_fields' => array( __( 'Fields of contact forms', 'foyer-forms' ), __( 'Of name, email, phone, subject, message; a question mark makes one optional.', 'foyer-forms' ), 'fields' ),
				'retention_days' => array( __( 'Delete messages after', 'foyer-forms' ), __( 'Days; 0 keeps them.', 'foyer-forms' ), 'number' ),
			),
			__( 'What visitors read', 'foyer-forms' ) => array(
				'lang'        => array( __( 'Language', 'foyer-forms' ), '', array( '' => __( 'that of the page', 'foyer-forms' ), 'de' => 'Deutsch', 'en' => 'English' ) ),
				'formality'   => array( __( 'Form of address', 'foyer-forms' ), '', array( 'formal' => __( 'formal (Sie)', 'foyer-forms' ), 'informal' => __( 'informal (du)', 'foyer-forms' ) ) ),
				'sender'      => array( __( 'Sender', 'foyer-forms' ), __( 'In consent wordings and mails; empty: the title of the site.', 'foyer-forms' ), 'text' ),
				'purpose'     => array( __( 'What the newsletter is about', 'foyer-forms' ), '', 'text' ),
				'privacy_url' => array( __( 'Privacy page', 'foyer-forms' ), __( 'Empty: the page that is set under Settings, Privacy.', 'foyer-forms' ), 'url' ),
				'imprint_url' => array( __( 'Imprint', 'foyer-forms' ), '', 'url' ),
				'accent'      => array( __( 'Color', 'foyer-forms' ), __( 'theme: the theme’s; or a color such as #0b5c66; empty: Foyer’s own.', 'foyer-forms' ), 'color' ),
			),
			__( 'Further', 'foyer-forms' )            => array(
				'allowed_hosts' => array( __( 'Further hosts', 'foyer-forms' ), __( 'Hosts that a widget on a page may name as its endpoint, such as api.web3forms.com.', 'foyer-forms' ), 'hosts' ),
				'further_forms' => array( __( 'Further contact forms', 'foyer-forms' ), __( 'Names for form-id, of letters, digits and hyphens.', 'foyer-forms' ), 'names' ),
				'delete_data'   => array( __( 'When the plugin is deleted', 'foyer-forms' ), __( 'delete messages and subscribers too', 'foyer-forms' ), 'checkbox' ),
			),
		);
	}

	/**
	 * Refuses what is not allowed, with a sentence that says what is.
	 * @param mixed $input From the form.
	 * @return array<string, mixed>
	 */
	public static function sanitize( $input ): array {
		$clean = array();
		foreach ( array_merge( ...array_values( self::rows() ) ) as $key => list( $label, $help, $type ) ) {
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
		foreach ( self::rows() as $heading => $rows ) {
			echo '<h2>' . esc_html( $heading ) . '</h2><table class="form-table" role="presentation">';
			foreach ( $rows as $key => list( $label, $help, $type ) ) {
				echo '<tr><th scope="row"><label for="foyer-' . esc_attr( $key ) . '">' . esc_html( $label ) . '</label></th><td>';
				self::print_control( $key, $help, $type );
				echo '</td></tr>';
			}
			echo '</table>';
		}
		submit_button();
		echo '</form><p>' . esc_html__( 'Address of the forms:', 'foyer-forms' ) . ' <code>' . esc_html( Settings::server_url() ) . '/contact</code></p></div>';
	}

	/** @param string|array<string, string> $type */
	private static function print_control( string $key, string $help, $type ): void {
		$named = 'id="foyer-' . esc_attr( $key ) . '" name="' . esc_attr( Settings::OPTION . "[{$key}]" ) . '"';
		$value = Settings::get( $key );
		// phpcs:disable WordPress.Security.EscapeOutput -- $named is escaped above.
		if ( is_array( $type ) ) {
			echo "<select {$named}>";
			foreach ( $type as $choice => $words ) {
				echo '<option value="' . esc_attr( (string) $choice ) . '"' . selected( $value, (string) $choice, false ) . '>' . esc_html( $words ) . '</option>';
			}
			echo '</select>';
		} elseif ( 'checkbox' === $type ) {
			echo "<label><input type=\"checkbox\" {$named} value=\"1\"" . checked( $value, true, false ) . '> ' . esc_html( $help ) . '</label>';
		} else {
			$kind = 'number' === $type ? 'type="number" min="0" max="99999" class="small-text"' : ( 'text' === $type ? 'type="text" class="regular-text"' : 'type="' . ( 'url' === $type ? 'url' : 'text' ) . '" class="regular-text code"' );
			echo "<input {$kind} {$named} value=\"" . esc_attr( (string) $value ) . '"><p class="description">' . esc_html( $help ) . '</p>';
		}
		// phpcs:enable
	}

	/** One line where something keeps messages or mails from arriving. */
	public static function print_warnings(): void {
		$screen = get_current_screen();
		if ( ! current_user_can( 'manage_options' ) || null === $screen || 1 !== preg_match( '/foyer|^plugins$|^dashboard$/', $screen->id ) ) {
			return;
		}
		if ( Settings::is_own_endpoint() ) {
			// The browser asks, as a visitor's does: a server may reach itself where visitors do not, and the other way round.
			wp_enqueue_script( 'foyer-forms-admin', plugins_url( 'assets/admin.js', FILE ), array(), VERSION, true );
			/* translators: %s: address */
			$line = sprintf( __( 'Foyer: what visitors send to %s does not reach this plugin, so no message arrives. Let GET and POST requests below this address through in your security plugin, firewall or web server. Asked just now:', 'foyer-forms' ), Settings::own_server_url() . '/' );
			echo '<div class="notice notice-warning hidden" data-foyer-address="' . esc_url( Settings::own_server_url() . '/contact' ) . '"><p>' . esc_html( $line ) . ' <code></code></p></div>';
		}
		$stuck = (int) ( Store::row( 'SELECT COUNT(*) AS number FROM ' . Store::table( 'mails' ) . " WHERE state = 'failed' OR (state = 'waiting' AND created_at < %d AND attempts > 0)", time() - HOUR_IN_SECONDS )['number'] ?? 0 ); // phpcs:ignore WordPress.DB.PreparedSQL -- Name of an own table.
		if ( (int) wp_next_scheduled( Store::CLEANUP ) < time() - 2 * DAY_IN_SECONDS ) {
			echo '<div class="notice notice-warning"><p>' . esc_html__( 'Foyer: WordPress’ cron has not run for two days, so mails that failed are not tried again and nothing is deleted in time. Have your host call wp-cron.php regularly.', 'foyer-forms' ) . '</p></div>';
		}
		if ( $stuck > 0 ) {
			/* translators: %d: number of mails */
			$line = sprintf( _n( 'Foyer: %d mail could not be sent. The message is stored; see “Mails that wait” under Foyer.', 'Foyer: %d mails could not be sent. The messages are stored; see “Mails that wait” under Foyer.', $stuck, 'foyer-forms' ), $stuck );
			echo '<div class="notice notice-warning"><p>' . esc_html( $line ) . '</p></div>';
		}
	}
}
