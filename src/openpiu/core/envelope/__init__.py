"""What leaves the unit: signed packages that anyone verifies, and the sealed messages between nodes."""

from openpiu.core.envelope.packages import sign_package, verification_code, verify_package

__all__ = ["sign_package", "verification_code", "verify_package"]
