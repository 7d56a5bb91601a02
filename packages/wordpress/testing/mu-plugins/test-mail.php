<?php
// Mails of the tests go to the catcher.
add_action(
	'phpmailer_init',
	static function ( $mailer ) {
		if ( ! defined( 'FOYER_TEST_SMTP' ) ) {
			return;
		}
		list( $host, $port )  = explode( ':', FOYER_TEST_SMTP );
		$mailer->isSMTP();
		$mailer->Host         = $host;
		$mailer->Port         = (int) $port;
		$mailer->SMTPAuth     = false;
		$mailer->SMTPAutoTLS  = false;
	},
	1
);
add_filter( 'wp_mail_from', static fn() => 'post@weidner-sohl.example' );
